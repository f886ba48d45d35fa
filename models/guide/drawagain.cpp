#include "models/guide/drawagain.h"

#include "core/error.h"
#include "models/guide/labelcache.h"

namespace antiphon::guide {

namespace {

Model modelOf(const Take& take) {
    const std::string name = display(take.folder());
    if (!take.learned())
        throw UserError(name + ": no model answered in this take, so there is nothing to draw; "
                               "re-roll chooses other memory segments.",
                        UserError::Kind::Usage);
    if (!draws(take.options().answer))
        throw UserError(name + ": this take asked for the likeliest labels, which another seed "
                               "does not change; generate it without beams and best labels.",
                        UserError::Kind::Usage);
    const Json& told = take.info().at("model");
    Model model = readModel(told.value("path", std::string()));
    if (tensorHash(model.weights) != told.value("hash", "") ||
        model.perception->hash() != told.value("perception", ""))
        throw UserError(display(model.origin) +
                        ": is another model than the one that answered in " + name +
                        "; generate the take again.");
    return model;
}

} // namespace

bool draws(const AnswerOptions& options) {
    return options.beam == 0 && options.topK != 1;
}

DrawAgain::DrawAgain(const Take& take, const std::function<void()>& checkpoint)
    : m_take(take.shared_from_this()), m_model(modelOf(take)),
      m_decoder(decoderOf(m_model, take.options().answer.weightType)) {
    const Json& guide = m_take->info().at("guide");
    m_guide = m_model.perception->label(
        {guide.value("path", ""), guide.value("hash", ""), [this] { return m_take->guide(); }},
        labelCacheFolder(), checkpoint);
}

TakeState DrawAgain::drawn(TakeState state, std::size_t segment, std::uint64_t seed) const {
    const auto allowed = m_take->memoryLabels();
    const SegmentWindow window = answerWindow(m_model, m_take->segments(), segment);
    // It goes on from what is there now; where nothing sounds, from what was answered.
    Specification before = *state.answer;
    for (std::size_t i = 0; i < before.codes.size(); ++i)
        if (state.labels[i] != silent)
            before.codes[i] = state.labels[i];
    Specification answer = drawnAgain(m_model, m_decoder, m_guide, allowed,
                                      m_take->options().answer, before, segment, seed, [] {});
    std::vector<std::int32_t> labels = answer.labels;
    if (!m_take->options().compat)
        standIn(labels, allowed, m_model.perception->codebook());
    const auto first = std::size_t(window.keepFirst),
               last = std::size_t(window.first + window.count) - 1;
    for (std::size_t i = 0; i < labels.size(); ++i)
        if (i < first || i > last)
            labels[i] = state.labels[i];
    state = m_take->relabelled(std::move(state), labels, seed);
    state.answer = std::make_shared<const Specification>(std::move(answer));
    std::erase_if(state.redrawn, [&](const Redrawn& other) { return other.first == first; });
    state.redrawn.push_back({first, last, seed});
    return state;
}

} // namespace antiphon::guide
