#include "app/panels/idmtrainingnews.h"

#include "app/panels/idmtraining.h"
#include "app/panels/words.h"
#include "core/error.h"
#include "core/run.h"
#include "models/idm/dataset.h"

#include <algorithm>

namespace antiphon {

IdmTrainingNews readTrainingNews(const std::vector<fs::path>& runs, const fs::path& watched,
                                 IdmTrainingReads known, bool places) {
    IdmTrainingNews news;
    for (const fs::path& run : runs) {
        const std::uintmax_t bytes = idm::trainingLogSize(run);
        if (const auto it = known.find(run.string());
            it != known.end() && it->second->bytes == bytes) {
            news.runs.insert(*it);
            continue;
        }
        try {
            auto read = std::make_shared<IdmTrainingRead>();
            read->bytes = bytes;
            Json options = Run::open(run).record().options;
            // With what a configuration file said.
            if (const fs::path model = run / "checkpoints" / "model.json"; fs::exists(model))
                if (const Json json = readJson(model); json.contains("training"))
                    options = json["training"].value("options", options);
            read->curriculum = curriculumOf(options);
            read->steps = std::max<std::int64_t>(1, options.value("steps", std::int64_t(1)));
            read->name = QString::fromStdString(read->curriculum.order);
            read->log = idm::readTrainingLog(run);
            news.runs.emplace(run.string(), std::move(read));
        } catch (const std::exception& e) { // of a run that is not watched: it is left out
            if (run == watched)
                news.trouble = QString::fromUtf8(e.what());
        }
    }
    if (watched.empty())
        return news;
    news.sounds = idm::stepSounds(watched);
    if (!places)
        return news;
    try {
        const auto order = idm::readClipOrder(watched);
        const RunRecord record = Run::open(watched).record();
        const auto data = record.inputs.find("data");
        if (!order || data == record.inputs.end() || data->second.empty())
            return news;
        news.clipsOf = watched;
        const idm::Dataset dataset(data->second.front().path);
        const std::vector<std::size_t> clips = dataset.of(Split::Train);
        if (clips.size() != order->order.size())
            return news; // prepared anew since
        for (const std::size_t i : order->order) {
            const idm::Clip& clip = dataset.clips()[clips[i]];
            news.places.push_back(
                {clip.file, clip.start, clip.start + clip.sound, order->difficulty[i]});
        }
    } catch (const std::exception& e) {
        news.trouble = QString::fromUtf8(e.what());
    }
    return news;
}

} // namespace antiphon
