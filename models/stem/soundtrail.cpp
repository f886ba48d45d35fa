#include "models/stem/soundtrail.h"

#include "core/error.h"

namespace antiphon::stem {

SoundTrail::SoundTrail(JobContext& context, int rate, int channels)
    : m_context(context), m_channels(channels) {
    context.metric("sound rate", channels, rate);
}

SoundTrail::~SoundTrail() {
    for (std::size_t i = 0; i < m_files.size(); ++i) {
        m_files[i].close();
        std::error_code ignored;
        fs::remove(file(m_context.run(), i), ignored);
    }
}

fs::path SoundTrail::file(const fs::path& run, std::size_t sound) {
    return run / ("sound-" + std::to_string(sound + 1) + ".f32");
}

void SoundTrail::add(std::size_t sound, std::span<const float> samples) {
    while (m_files.size() <= sound) {
        m_files.emplace_back(file(m_context.run(), m_files.size()),
                             std::ios::binary | std::ios::trunc);
        m_samples.push_back(0);
    }
    const auto bytes = std::as_bytes(samples);
    std::ofstream& out = m_files[sound];
    out.write(reinterpret_cast<const char*>(bytes.data()), std::streamsize(bytes.size()));
    out.flush();
    if (!out)
        throw UserError(display(file(m_context.run(), sound)) +
                            ": cannot be written; is the disk full?",
                        UserError::Kind::System);
    m_samples[sound] += samples.size();
    m_context.metric("sound", std::int64_t(sound),
                     double(m_samples[sound] / std::size_t(m_channels)));
}

std::vector<float> SoundTrail::read(const fs::path& file, std::size_t begin, std::size_t end) {
    std::vector<float> samples(end > begin ? end - begin : 0);
    std::ifstream in(file, std::ios::binary);
    in.seekg(std::streamoff(begin * sizeof(float)));
    in.read(reinterpret_cast<char*>(samples.data()),
            std::streamsize(samples.size() * sizeof(float)));
    samples.resize(in.good() || in.eof() ? std::size_t(in.gcount()) / sizeof(float) : 0);
    return samples;
}

} // namespace antiphon::stem
