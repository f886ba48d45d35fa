#include "core/error.h"
#include "core/maps/growlookup.h"
#include "core/maps/lookupside.h"
#include "core/synth/puredata.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <set>

namespace antiphon {

namespace {

constexpr double longestSound = 600; // seconds

/// The folder of a patch, whole and without a '/' at its end, however it was named.
fs::path folderOf(const PdSynth& patch) {
    const fs::path folder = fs::absolute(patch.folder).lexically_normal();
    return folder.has_filename() ? folder : folder.parent_path();
}

/// Of a built-in one, or of a patch, whose parameters the caller may declare; a patch is named by
/// its folder from then on.
SynthInfo takeSynth(LookupSettings& settings) {
    if (!isPatchName(settings.synth)) {
        const SynthInfo info = synthInfo(settings.synth);
        if (settings.parameters != 0 && settings.parameters != int(info.parameters.size()))
            throw UserError(settings.synth + ": has " + std::to_string(info.parameters.size()) +
                                " parameters, not " + std::to_string(settings.parameters) +
                                "; only patches need to be told.",
                            UserError::Kind::Usage);
        return info;
    }
    const PdSynth patch = openPdSynth(settings.synth, settings.parameters);
    const fs::path folder = folderOf(patch);
    settings.synth = folder.string();
    SynthInfo info;
    info.name = settings.synth;
    info.title = display(folder.filename());
    info.parameters = patch.parameters;
    info.preRoll = PdRender().preRoll;
    return info;
}

/// A native synthesizer and its analysis: a sound is analysed while it is still in the cache.
class SynthWorker final : public PointWorker {
public:
    explicit SynthWorker(const LookupSettings& settings)
        : m_synth(makeSynth(settings.synth, settings.sound)), m_descriptors(settings.analysis),
          m_rate(settings.analysis.rate), m_preRoll(settings.preRoll),
          m_sound(std::size_t(std::lround(settings.seconds * settings.analysis.rate))) {
        const auto settling = std::size_t(std::lround(settings.preRoll * m_rate));
        m_synth->prepare(m_rate, std::max(m_sound.size(), settling));
    }

    void work(std::span<const std::span<const double>> points,
              const std::function<void(std::size_t, const DescriptorSummary&)>& done,
              const std::function<void()>& stop) override {
        for (std::size_t i = 0; i < points.size(); ++i) {
            m_point.assign(points[i].begin(), points[i].end());
            stop();
            renderVoice(*m_synth, m_point, m_preRoll, m_rate, m_sound);
            m_descriptors.analyse(m_sound, stop);
            summarise(m_descriptors, m_summary);
            done(i, m_summary);
        }
    }

private:
    std::unique_ptr<Synth> m_synth;
    Descriptors m_descriptors;
    int m_rate;
    double m_preRoll;
    std::vector<float> m_sound, m_point;
    DescriptorSummary m_summary;
};

/// Passes on each line only once, whichever process says it.
class Once {
public:
    explicit Once(std::function<void(const std::string&)> said) : m_said(std::move(said)) {}
    void operator()(const std::string& line) {
        const std::lock_guard lock(m_mutex);
        if (m_lines.size() < mostLines && m_lines.insert(line).second && m_said)
            m_said(line);
    }

private:
    static constexpr std::size_t mostLines = 1000;
    std::function<void(const std::string&)> m_said;
    std::mutex m_mutex;
    std::set<std::string> m_lines;
};

/// A patch: many points a process, each analysed as it comes.
class PatchWorker final : public PointWorker {
public:
    PatchWorker(const LookupSettings& settings, PdSynth patch, std::shared_ptr<Once> said)
        : m_patch(std::move(patch)), m_descriptors(settings.analysis) {
        m_render.rate = settings.analysis.rate;
        m_render.seconds = settings.seconds;
        m_render.preRoll = settings.preRoll;
        m_render.said = [lines = std::move(said)](const std::string& line) { (*lines)(line); };
    }

    std::size_t batch() const override { return m_render.batch; }

    void work(std::span<const std::span<const double>> points,
              const std::function<void(std::size_t, const DescriptorSummary&)>& done,
              const std::function<void()>& stop) override {
        std::vector<std::vector<float>> all;
        for (const auto& point : points)
            all.emplace_back(point.begin(), point.end());
        m_render.checkpoint = stop;
        renderPdPoints(m_patch, all, m_render, [&](std::size_t i, std::span<const float> samples) {
            m_descriptors.analyse(samples);
            summarise(m_descriptors, m_summary);
            done(i, m_summary);
        });
    }

private:
    PdSynth m_patch;
    Descriptors m_descriptors;
    PdRender m_render;
    DescriptorSummary m_summary;
};

MakePointWorker workerOf(const LookupSettings& settings, const SynthInfo& info) {
    if (!isPatchName(settings.synth))
        return [settings] { return std::make_unique<SynthWorker>(settings); };
    return [settings, patch = openPdSynth(settings.synth, int(info.parameters.size())),
            said = std::make_shared<Once>(settings.said)] {
        return std::make_unique<PatchWorker>(settings, patch, said);
    };
}

void check(const fs::path& file, const LookupSettings& settings) {
    const auto refuse = [](const std::string& sentence) {
        throw UserError(sentence, UserError::Kind::Usage);
    };
    if (!(settings.seconds > 0 && settings.seconds <= longestSound))
        refuse("The sounds of a table must last more than 0 and at most 600 s.");
    if (!(settings.preRoll <= longestSound)) // below 0: as the synthesizer says
        refuse("The pre-roll of a table's sounds must be at most 600 s.");
    if (settings.analysis.framing != DescriptorSettings::Framing::File)
        refuse("The sounds of a table are analysed as whole files.");
    if (file.extension() == ".gz")
        refuse(display(file) + ": a growing table cannot be packed; let its name end in .csv.");
    if (lookupSideFile(file) == file)
        refuse(display(file) + ": is the name of the table's side file; let it end in .csv.");
}

/// Everything that growLookup() needs, and what is wrong with it before a file is touched.
LookupGrowth growthOf(const fs::path& file, LookupSettings settings) {
    check(file, settings);
    const SynthInfo info = takeSynth(settings);
    if (settings.preRoll < 0)
        settings.preRoll = info.preRoll;
    settings.analysis = settings.analysis.resolved();
    if (settings.seconds * settings.analysis.rate < 1)
        throw UserError("The sounds of a table must have at least one sample.",
                        UserError::Kind::Usage);
    LookupGrowth growth;
    growth.parameters = info.parameters.size();
    planSize(settings.plan, growth.parameters);
    for (std::size_t i = 0; i < settings.analysis.columns(); ++i)
        growth.descriptors.push_back(descriptorColumns()[i].name);
    growth.statistics = settings.statistics;
    growth.plans = {settings.plan};
    growth.threads = settings.threads;
    growth.side = lookupSide(settings, info, synthHash(settings.synth, settings.sound));
    growth.worker = workerOf(settings, info);
    growth.worker(); // a grain file that cannot be read is said now
    return growth;
}

/// Takes over what an unfinished table says of itself.
void continueSide(const fs::path& file, const Json& there, LookupGrowth& growth) {
    const std::string mismatch = lookupMismatch(there, growth.side);
    if (!mismatch.empty())
        throw UserError(display(file) + ": was made with other settings (" + mismatch +
                        "); resume it with those, or build another table.");
    const std::string origin = display(lookupSideFile(file));
    for (const PlanSettings& plan : lookupRefinements(there, origin))
        growth.plans.push_back(plan);
    growth.side["date"] = there.value("date", growth.side["date"]);
    growth.side["software"] = there.value("software", growth.side["software"]);
    growth.side["refinements"] = there.at("refinements");
}

/// Refuses to put a side file over a file of somebody else.
void checkSideFile(const fs::path& file) {
    const fs::path side = lookupSideFile(file);
    std::error_code error;
    if (!fs::exists(side, error) || !readLookupSide(file).is_null())
        return;
    throw UserError(display(side) +
                    ": is not the side file of a table, and would be replaced by one; choose "
                    "another name for the table.");
}

bool hasRows(const fs::path& file) {
    std::error_code error;
    if (!fs::is_regular_file(file, error))
        return false;
    const std::string bytes = readFile(file);
    return std::count(bytes.begin(), bytes.end(), '\n') > 1;
}

} // namespace

LookupTable buildLookup(const fs::path& file, const LookupSettings& settings, bool resume,
                        const std::function<void()>& checkpoint,
                        const std::function<void(const LookupProgress&)>& progress) {
    LookupGrowth growth = growthOf(file, settings);
    checkSideFile(file);
    const bool keep = resume && hasRows(file);
    if (keep) {
        const Json there = readLookupSide(file);
        if (there.is_null())
            throw UserError(display(file) + ": cannot be resumed because its side file " +
                            display(lookupSideFile(file)) + " is missing; build the table anew.");
        continueSide(file, there, growth);
    }
    return growLookup(file, growth, keep, checkpoint, progress);
}

bool lookupResumes(const fs::path& file, const LookupSettings& settings) {
    const LookupGrowth growth = growthOf(file, settings);
    if (!hasRows(file))
        return true;
    const Json there = readLookupSide(file);
    return !there.is_null() && lookupMismatch(there, growth.side).empty();
}

LookupTable refineLookup(const fs::path& file, const PlanSettings& plan, int threads,
                         const std::function<void()>& checkpoint,
                         const std::function<void(const LookupProgress&)>& progress) {
    if (!fs::exists(file))
        throw UserError(display(file) + ": there is no such table.");
    const Json there = readLookupSide(file);
    const std::string origin = display(lookupSideFile(file));
    if (there.is_null())
        throw UserError(display(file) + ": has no side file " + origin +
                        ", so nobody knows how its rows were made; build a table of our own.");
    LookupSettings settings = lookupSettings(there, origin);
    settings.threads = threads;
    LookupGrowth growth = growthOf(file, settings);
    planSize(plan, growth.parameters);
    continueSide(file, there, growth);
    if (!isCompleteLookup(there) && growth.plans.size() == 1)
        throw UserError(display(file) + ": is not finished; resume it before you refine it.");
    Json& refinements = growth.side["refinements"];
    if (refinements.empty() || refinements.back() != planSide(plan)) {
        growth.plans.push_back(plan);
        refinements.push_back(planSide(plan));
    }
    return growLookup(file, growth, true, checkpoint, progress);
}

} // namespace antiphon
