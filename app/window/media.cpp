#include "app/window/media.h"

#include "app/window/background.h"
#include "app/window/soundview.h"

#include <map>

namespace antiphon {

struct Media::Private {
    fs::path cache;
    std::shared_ptr<MediaThreads> threads = std::make_shared<MediaThreads>();
    std::map<fs::path, std::weak_ptr<SoundView>> views;

    std::shared_ptr<SoundView> make(std::shared_ptr<SoundWork> work) {
        auto d = std::make_unique<SoundView::Private>(threads, std::move(work));
        std::shared_ptr<SoundView> view(new SoundView(std::move(d)));
        view->m_private->open();
        return view;
    }
};

Media::Media(fs::path cache, QObject* parent)
    : QObject(parent), m_private(std::make_unique<Private>()) {
    if (!cache.empty())
        m_private->cache = cache / "peaks";
}

Media::~Media() = default;

std::shared_ptr<SoundView> Media::view(const fs::path& file) {
    std::erase_if(m_private->views, [](const auto& item) { return item.second.expired(); });
    const fs::path name = file.lexically_normal();
    auto& known = m_private->views[name];
    // What could not be read may have come back.
    if (auto view = known.lock(); view && view->error().isEmpty())
        return view;
    auto work = std::make_shared<SoundWork>();
    work->file = name;
    work->cache = SoundWork::cacheName(m_private->cache, name);
    auto view = m_private->make(std::move(work));
    known = view;
    return view;
}

std::shared_ptr<SoundView> Media::view(std::shared_ptr<const Sound> sound) {
    auto work = std::make_shared<SoundWork>();
    work->sound = std::move(sound);
    return m_private->make(std::move(work));
}

void Media::readNotes(const fs::path& file, QObject* receiver,
                      std::function<void(std::shared_ptr<const NotesData>, const QString&)> done) {
    inBackground(
        receiver,
        [file] {
            auto data = std::make_shared<NotesData>();
            data->midi = readMidi(file);
            data->notes = notesOf(data->midi);
            data->seconds = secondsOf(data->midi);
            for (const Note& note : data->notes)
                data->seconds = std::max(data->seconds, note.end);
            return std::shared_ptr<const NotesData>(std::move(data));
        },
        [done](std::shared_ptr<const NotesData> data) { done(std::move(data), {}); },
        [done](const QString& sentence) { done(nullptr, sentence); }, &m_private->threads->quick);
}

} // namespace antiphon
