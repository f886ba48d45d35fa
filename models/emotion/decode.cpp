#include "models/emotion/decode.h"

#include "core/dsp/lanes.h"
#include "core/error.h"
#include "models/positions.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <stdexcept>

namespace antiphon::emotion {

namespace {

using Sizes = std::vector<std::int64_t>;

/// As published checkpoints call the families' tables, by WordFamily.
constexpr const char* tableNames[] = {"tempo", "chord",    "bar_beat", "type",
                                      "pitch", "duration", "velocity", "emotion"};
/// In which the tables stand beside each other in a projected row.
constexpr std::size_t tableOrder[] = {3, 0, 1, 2, 4, 5, 6, 7};
/// By elementOrder.
constexpr const char* decoderNames[] = {"tempo", "chord",    "beat",    "type",
                                        "pitch", "duration", "velocity"};
constexpr const char* headNames[] = {"tempo", "chord",    "bar_beat", "type",
                                     "pitch", "duration", "velocity"};
constexpr std::size_t typeElement = 3;

/// Of the files' tensors.
struct Weights {
    std::span<const RawTensor> tensors;
    const std::string& origin;
    WeightType type;
    WeightMemory& memory;

    std::vector<float> values(const std::string& name, const Sizes& sizes) const {
        return tensorOf(tensors, name, sizes, origin).floats();
    }
    WeightMatrix linear(const std::string& name, std::int64_t in, std::int64_t out,
                        WeightType kept) const {
        return {values(name + ".weight", {out, in}), values(name + ".bias", {out}),
                std::size_t(out), kept, memory};
    }
};

/// table (rows x width) times sqrt(width), times the columns from `first` on of a layer's weights
/// (dim x all), transposed: what each entry adds to a projected row.
std::vector<float> entriesOf(std::span<const float> table, std::size_t width,
                             std::span<const float> weights, std::size_t all, std::size_t first) {
    const std::size_t rows = table.size() / width, dim = weights.size() / all;
    const float scale = std::sqrt(float(width));
    std::vector<float> entries(rows * dim), row(width);
    for (std::size_t r = 0; r < rows; ++r) {
        for (std::size_t i = 0; i < width; ++i)
            row[i] = table[r * width + i] * scale;
        for (std::size_t d = 0; d < dim; ++d)
            entries[r * dim + d] = dot(row, weights.subspan(d * all + first, width));
    }
    return entries;
}

void add(float* to, const float* from, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i)
        to[i] += from[i];
}

/// Of a number alone, blanks around it.
std::optional<double> numberIn(std::string_view text) {
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value)
                                                                    : std::nullopt;
}

LinearStreamShape shapeOf(std::int64_t dim, std::int64_t heads, std::int64_t layers, bool cross) {
    return {std::size_t(dim), std::size_t(heads), std::size_t(layers), std::size_t(4 * dim), cross};
}

} // namespace

EmotionMix mixOf(int quadrant) {
    EmotionMix mix = {};
    mix.at(std::size_t(quadrant - 1)) = 1;
    return mix;
}

EmotionMix mixAt(double valence, double arousal) {
    const double v = (std::clamp(valence, -1.0, 1.0) + 1) / 2,
                 a = (std::clamp(arousal, -1.0, 1.0) + 1) / 2;
    return {v * a, (1 - v) * a, (1 - v) * (1 - a), v * (1 - a)};
}

EmotionMix mixNamed(std::string_view text) {
    if (text.size() == 2 && (text[0] == 'Q' || text[0] == 'q') && text[1] >= '1' && text[1] <= '4')
        return mixOf(text[1] - '0');
    if (const auto comma = text.find(','); comma != text.npos) {
        const auto valence = numberIn(text.substr(0, comma)),
                   arousal = numberIn(text.substr(comma + 1));
        if (valence && arousal && std::abs(*valence) <= 1 && std::abs(*arousal) <= 1)
            return mixAt(*valence, *arousal);
    }
    throw UserError("'" + std::string(text) +
                        "' is no emotion; take Q1, Q2, Q3 or Q4, or valence and arousal between -1 "
                        "and 1, such as 0.5,-0.2.",
                    UserError::Kind::Usage);
}

int quadrantOf(const EmotionMix& mix) {
    return int(std::ranges::max_element(mix) - mix.begin()) + 1;
}

MuserDecoder::MuserDecoder(const MuserConfig& config, std::span<const RawTensor> tensors,
                           WeightType type, const std::string& origin)
    : m_config(config), m_type(type) {
    const MuserConfig& c = m_config;
    const std::int64_t dim = c.decoderWidth, code = c.codeWidth();
    WeightMemory memory;
    const Weights from{tensors, origin, type, memory};

    const std::size_t families = c.quantises() ? wordFamilies : elements;
    const std::string input = c.quantises() ? "input_x_linear_emo" : "input_x_linear";
    std::int64_t all = 0;
    for (std::size_t i = 0; i < families; ++i)
        all += c.widths[tableOrder[i]];
    const std::vector<float> projection = from.values(input + ".weight", {dim, all});
    m_inputBias = from.values(input + ".bias", {dim});
    std::int64_t first = 0;
    for (std::size_t i = 0; i < families; ++i) {
        const std::size_t f = tableOrder[i];
        m_entries[f] = entriesOf(
            from.values(tableNames[f] + std::string("_emb.lut.weight"), {c.sizes[f], c.widths[f]}),
            std::size_t(c.widths[f]), projection, std::size_t(all), std::size_t(first));
        first += c.widths[f];
    }
    m_positions = sinusoidRows(0, std::size_t(c.length), std::size_t(dim));
    if (!c.quantises()) {
        const std::int64_t width = c.widths.back();
        m_emotionTable = from.values("emotion_emb.lut.weight", {c.sizes.back(), width});
        m_latentEmotion = from.values("latent_emo_linear.weight", {code, code + width});
        m_latentEmotionBias = from.values("latent_emo_linear.bias", {code});
    }

    if (c.hasGlobal())
        m_global = LinearStream(shapeOf(dim, c.heads, c.globalLayers(), c.crosses()), type, tensors,
                                "transformer_decoder.", origin, memory);
    if (c.concatenates())
        m_concat = from.linear("decoder_linear", dim + code, dim, type);
    for (std::size_t e = 0; e < elements && c.hasElementDecoders(); ++e)
        m_elements[e] = LinearStream(shapeOf(dim, c.heads, c.elementLayers(), false), type, tensors,
                                     decoderNames[e] + std::string("_decoder."), origin, memory);
    if (c.hasElementDecoders() || c.addsSlices())
        m_slice = from.linear("subDecoder_linear", c.sliceWidth, dim, WeightType::Fp32);

    // [row, type] -> row: what the type adds is a table.
    const std::int64_t typeWidth = c.widths[std::size_t(WordFamily::Type)];
    const std::vector<float> blend =
        from.values("project_concat_type.weight", {dim, dim + typeWidth});
    std::vector<float> own;
    for (std::int64_t r = 0; r < dim; ++r)
        own.insert(own.end(), blend.begin() + r * (dim + typeWidth),
                   blend.begin() + r * (dim + typeWidth) + dim);
    m_blend = {own, from.values("project_concat_type.bias", {dim}), std::size_t(dim), type, memory};
    m_typeBlend = entriesOf(
        from.values("type_emb.lut.weight", {c.sizes[std::size_t(WordFamily::Type)], typeWidth}),
        std::size_t(typeWidth), blend, std::size_t(dim + typeWidth), std::size_t(dim));
    for (std::size_t e = 0; e < elements; ++e) // their rounding would show in every probability
        m_heads[e] = from.linear(std::string("predict_") + headNames[e], dim,
                                 c.sizes[std::size_t(elementOrder[e])], WeightType::Fp32);
    if (c.crosses())
        m_crossLinear = from.linear("decoder_cross_linear", code, dim, WeightType::Fp32);
}

std::size_t MuserDecoder::bytes() const {
    std::size_t sum = m_global.bytes() + m_concat.bytes() +
                      m_blend.bytes() * (m_config.hasElementDecoders() ? elements - 1 : 1);
    for (std::size_t e = 0; e < elements; ++e)
        sum += m_elements[e].bytes() + m_heads[e].bytes() + m_slice.bytes();
    return sum;
}

std::shared_ptr<const DecoderSource> MuserDecoder::source(std::span<const float> vectors,
                                                          std::size_t rows) const {
    const auto width = std::size_t(m_config.codeWidth()), length = std::size_t(m_config.length),
               dim = std::size_t(m_config.decoderWidth);
    const std::size_t count = vectors.size() / width;
    if (vectors.size() % width != 0 || count == 0 ||
        (m_config.quantises() ? count > length : count != 1))
        throw UserError("The decoder reads " +
                        (m_config.quantises() ? "1 to " + std::to_string(length) + " codes"
                                              : std::string("one vector")) +
                        " of " + std::to_string(width) + " numbers, not " +
                        std::to_string(vectors.size()) + " numbers.");
    DecoderSource source{{vectors.begin(), vectors.end()}, {}};
    if (m_config.crosses()) {
        const std::size_t heard = m_config.masked && rows > 0 ? std::min(rows, count) : count;
        std::vector<float> wide(heard * dim);
        Vectors codes(width, heard);
        for (std::size_t t = 0; t < heard; ++t)
            std::copy_n(vectors.data() + t * width, width, codes[t]);
        codes.prepare(m_crossLinear.type(), heard);
        m_crossLinear.multiply(codes, 0, heard, wide.data(), dim);
        source.cross = m_global.source(wide);
    }
    return std::make_shared<const DecoderSource>(std::move(source));
}

std::array<bool, elements> MuserDecoder::allElements() {
    std::array<bool, elements> all;
    all.fill(true);
    return all;
}

MuserDecoder::State MuserDecoder::start(std::shared_ptr<const DecoderSource> source,
                                        const EmotionMix& emotion,
                                        const std::array<bool, elements>& asked) const {
    const MuserConfig& c = m_config;
    const auto dim = std::size_t(c.decoderWidth), code = std::size_t(c.codeWidth());
    State state(m_global.shape());
    if (c.quantises()) {
        state.m_emotion.assign(dim, 0.f);
        for (std::size_t q = 0; q < emotion.size(); ++q)
            for (std::size_t i = 0; i < dim; ++i)
                state.m_emotion[i] +=
                    float(emotion[q]) *
                    m_entries[std::size_t(WordFamily::Emotion)][(q + 1) * dim + i];
    } else {
        const auto width = std::size_t(c.widths.back());
        std::vector<float> both(source->vectors);
        both.resize(code + width);
        for (std::size_t q = 0; q < emotion.size(); ++q)
            for (std::size_t i = 0; i < width; ++i)
                both[code + i] += float(emotion[q]) * m_emotionTable[(q + 1) * width + i] *
                                  std::sqrt(float(width));
        for (std::size_t r = 0; r < code; ++r)
            state.m_beside.push_back(
                dot(both, std::span(m_latentEmotion).subspan(r * both.size(), both.size())) +
                m_latentEmotionBias[r]);
    }
    state.m_source = std::move(source);
    state.m_global = m_global.start();
    const LinearStreamShape element = shapeOf(c.decoderWidth, c.heads, c.elementLayers(), false);
    for (std::size_t e = 0; e < elements; ++e)
        state.m_elements.push_back({m_elements[e].start(),
                                    e == 0 || c.hasElementDecoders() ? Vectors(dim, 1) : Vectors(),
                                    Vectors(std::size_t(c.sliceWidth), 1), AlignedFloats(dim),
                                    LinearStream::Room(element)});
    for (std::size_t e = 0; e < elements; ++e)
        if (asked[e])
            state.m_asked.push_back(e);
    state.m_input = Vectors(dim + code, 1);
    state.m_blended = Vectors(dim, 1);
    state.m_rows = Vectors(dim, 1);
    return state;
}

/// to = the projected row.
void MuserDecoder::readRow(State& state, const Word& row, float* to) const {
    const auto dim = std::size_t(m_config.decoderWidth);
    std::copy(m_inputBias.begin(), m_inputBias.end(), to);
    for (std::size_t f = 0; f < elements; ++f)
        add(to, m_entries[f].data() + std::size_t(row[f]) * dim, dim);
    if (m_config.quantises())
        add(to,
            state.m_position == 0 || m_config.repeatsEmotion
                ? state.m_emotion.data()
                : m_entries[std::size_t(WordFamily::Emotion)].data(),
            dim);
}

/// to += the element's slice of the code at a position, as wide as a row.
void MuserDecoder::addSlice(State& state, std::size_t element, std::size_t position,
                            float* to) const {
    const auto width = std::size_t(m_config.sliceWidth), code = std::size_t(m_config.codeWidth());
    const std::vector<float>& vectors = state.m_source->vectors;
    const std::size_t at = std::min(position, vectors.size() / code - 1);
    State::Element& own = state.m_elements[element];
    std::copy_n(vectors.data() + at * code + element * width, width, own.slice[0]);
    own.slice.prepare(m_slice.type(), 1);
    m_slice.multiply(own.slice, 0, 1, own.added.data(), m_slice.rows());
    add(to, own.added.data(), m_slice.rows());
}

void MuserDecoder::runElement(State& state, std::size_t element, const float* place) const {
    const auto dim = std::size_t(m_config.decoderWidth);
    State::Element& own = state.m_elements[element];
    float* const x = own.room.x[0];
    std::copy_n(state.m_rows[0], dim, x);
    addSlice(state, element, state.m_position, x);
    add(x, place, dim);
    m_elements[element].step(own.sums, nullptr, own.room);
    std::copy_n(x, dim, own.hidden[0]);
}

void MuserDecoder::step(State& state, const Word& row, std::span<float> typeLogits,
                        Workers* workers) const {
    const MuserConfig& c = m_config;
    const auto dim = std::size_t(c.decoderWidth), code = std::size_t(c.codeWidth());
    if (state.m_position >= std::size_t(c.length))
        throw std::length_error("the decoder is full");
    const float* const place = m_positions.data() + state.m_position * dim;
    float* const rows = state.m_rows[0];
    if (c.concatenates()) {
        float* const both = state.m_input[0];
        readRow(state, row, both);
        const std::vector<float>& vectors = state.m_source->vectors;
        const std::size_t at = std::min(state.m_position, vectors.size() / code - 1);
        std::copy_n(c.quantises() ? vectors.data() + at * code : state.m_beside.data(), code,
                    both + dim);
        state.m_input.prepare(m_type, 1);
        m_concat.multiply(state.m_input, 0, 1, rows, dim);
    } else {
        readRow(state, row, rows);
    }
    if (c.hasGlobal()) {
        float* const x = state.m_globalRoom.x[0];
        std::copy_n(rows, dim, x);
        add(x, place, dim);
        m_global.step(state.m_global, &state.m_source->cross, state.m_globalRoom);
        std::copy_n(x, dim, rows);
    }
    auto run = [&](std::size_t i) { runElement(state, state.m_asked[i], place); };
    if (!c.hasElementDecoders())
        std::copy_n(rows, dim, state.m_elements[0].hidden[0]);
    else if (workers)
        workers->run(state.m_asked.size(), run);
    else
        for (std::size_t i = 0; i < state.m_asked.size(); ++i)
            run(i);
    ++state.m_position;
    if (std::ranges::find(state.m_asked, typeElement) == state.m_asked.end())
        return;

    Vectors& typed = state.m_blended;
    std::copy_n(state.m_elements[c.hasElementDecoders() ? typeElement : 0].hidden[0], dim,
                typed[0]);
    if (c.addsSlices())
        addSlice(state, typeElement, state.m_position - 1, typed[0]);
    const WeightMatrix& head = m_heads[typeElement];
    typed.prepare(head.type(), 1);
    head.multiply(typed, 0, 1, typeLogits.data(), head.rows());
}

void MuserDecoder::family(State& state, WordFamily family, std::int32_t type,
                          std::span<float> logits) const {
    const auto dim = std::size_t(m_config.decoderWidth);
    const auto element =
        std::size_t(std::ranges::find(elementOrder, family) - elementOrder.begin());
    Vectors& hidden = state.m_elements[m_config.hasElementDecoders() ? element : 0].hidden;
    hidden.prepare(m_type, 1);
    float* const blended = state.m_blended[0];
    m_blend.multiply(hidden, 0, 1, blended, dim);
    add(blended, m_typeBlend.data() + std::size_t(type) * dim, dim);
    if (m_config.addsSlices()) // that of the row that was read
        addSlice(state, element, state.m_position - 1, blended);
    const WeightMatrix& head = m_heads[element];
    state.m_blended.prepare(head.type(), 1);
    head.multiply(state.m_blended, 0, 1, logits.data(), head.rows());
}

PriorDecoder::PriorDecoder(const PriorConfig& config, std::span<const RawTensor> tensors,
                           WeightType type, const std::string& origin)
    : m_config(config), m_type(type) {
    const std::int64_t width = config.width;
    WeightMemory memory;
    const Weights from{tensors, origin, type, memory};
    m_entries =
        entriesOf(from.values("emb.lut.weight", {config.codes + 5, width}), std::size_t(width),
                  from.values("input_linear.weight", {width, width}), std::size_t(width), 0);
    const std::vector<float> bias = from.values("input_linear.bias", {width});
    for (std::size_t i = 0; i < m_entries.size(); ++i)
        m_entries[i] += bias[i % bias.size()];
    m_positions = sinusoidRows(0, std::size_t(config.length) + 1, std::size_t(width));
    m_layers = LinearStream(shapeOf(width, config.heads, config.layers, false), type, tensors,
                            "transformer_encoder.", origin, memory);
    m_output = from.linear("predict_fc", width, config.codes, WeightType::Fp32);
}

std::size_t PriorDecoder::bytes() const {
    return m_layers.bytes() + m_output.bytes();
}

PriorDecoder::State PriorDecoder::start() const {
    State state(m_layers.shape());
    state.m_sums = m_layers.start();
    return state;
}

void PriorDecoder::step(State& state, const EmotionMix& emotion, std::span<float> logits) const {
    const auto width = std::size_t(m_config.width), codes = std::size_t(m_config.codes);
    float* const x = state.m_room.x[0];
    std::fill_n(x, width, 0.f);
    for (std::size_t q = 0; q < emotion.size(); ++q)
        for (std::size_t i = 0; i < width; ++i)
            x[i] += float(emotion[q]) * m_entries[(codes + 1 + q) * width + i];
    run(state, logits);
}

void PriorDecoder::step(State& state, std::int32_t code, std::span<float> logits) const {
    const auto width = std::size_t(m_config.width);
    std::copy_n(m_entries.data() + std::size_t(code) * width, width, state.m_room.x[0]);
    run(state, logits);
}

void PriorDecoder::run(State& state, std::span<float> logits) const {
    const auto width = std::size_t(m_config.width);
    if (state.m_position > std::size_t(m_config.length))
        throw std::length_error("the prior is full");
    add(state.m_room.x[0], m_positions.data() + state.m_position * width, width);
    m_layers.step(state.m_sums, nullptr, state.m_room);
    state.m_room.x.prepare(m_output.type(), 1);
    m_output.multiply(state.m_room.x, 0, 1, logits.data(), m_output.rows());
    for (float& logit : logits)
        logit /= float(m_config.temperature);
    ++state.m_position;
}

} // namespace antiphon::emotion
