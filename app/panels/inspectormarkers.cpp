#include "app/panels/inspector.h"

#include "app/panels/audiolanes.h"
#include "app/panels/markeredit.h"

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {

constexpr double nearPixels = 4; ///< a cursor this near to a marker is on it

} // namespace

void InspectorPanel::showMarkers() {
    std::vector<TimeMarker> markers;
    if (const LibraryItem* one = item())
        for (const ItemMarker& marker : one->markers)
            markers.push_back({marker.seconds, QString::fromStdString(marker.text)});
    std::stable_sort(markers.begin(), markers.end(),
                     [](const TimeMarker& a, const TimeMarker& b) { return a.time < b.time; });
    m_audio->waveform()->setMarkers(std::move(markers));
}

std::optional<std::size_t> InspectorPanel::markerAtCursor() const {
    const LibraryItem* one = item();
    const Lane* view = lane();
    if (!one || !view)
        return std::nullopt;
    std::optional<std::size_t> best;
    double distance = nearPixels * view->secondsPerPixel();
    for (std::size_t i = 0; i < one->markers.size(); ++i)
        if (const double d = std::abs(one->markers[i].seconds - m_axis->cursor()); d <= distance) {
            distance = d;
            best = i;
        }
    return best;
}

/// While a sound plays, at the playhead: markers are set by ear.
void InspectorPanel::nameMarker() {
    const LibraryItem* one = item();
    Lane* view = lane();
    if (!one || !view || m_markerEdit)
        return;
    const bool playing = session().player().playing() && m_axis->playhead();
    std::optional<ItemMarker> former;
    if (const auto at = markerAtCursor(); at && !playing)
        former = one->markers[*at];
    const double seconds = former    ? former->seconds
                           : playing ? *m_axis->playhead()
                                     : m_axis->cursor();
    if (!playing)
        m_axis->ensureVisible(seconds);
    m_markerEdit =
        new MarkerEdit(view, seconds, former ? QString::fromStdString(former->text) : QString());
    connect(m_markerEdit, &MarkerEdit::kept, this,
            [this, id = one->id, former, seconds](const QString& text) {
                setMarker(id, former, {seconds, text.toStdString()});
            });
}

void InspectorPanel::setMarker(std::int64_t id, std::optional<ItemMarker> former,
                               ItemMarker marker) {
    const LibraryItem* one = session().store().item(id);
    if (!one)
        return;
    LibraryItem edited = *one;
    if (former)
        std::erase(edited.markers, *former);
    const auto after = std::upper_bound(
        edited.markers.begin(), edited.markers.end(), marker,
        [](const ItemMarker& a, const ItemMarker& b) { return a.seconds < b.seconds; });
    edited.markers.insert(after, std::move(marker));
    session().edit(former ? tr("Rename a marker") : tr("Add a marker"), {std::move(edited)});
}

void InspectorPanel::removeMarker() {
    const auto at = markerAtCursor();
    if (!at)
        return session().tell(tr("No marker is at the cursor. Go to one first."));
    LibraryItem edited = *item();
    edited.markers.erase(edited.markers.begin() + std::ptrdiff_t(*at));
    session().edit(tr("Remove a marker"), {std::move(edited)});
}

void InspectorPanel::goToMarker(int direction) {
    const LibraryItem* one = item();
    if (!one)
        return;
    std::optional<double> target;
    for (const ItemMarker& marker : one->markers) {
        const double ahead = (marker.seconds - m_axis->cursor()) * direction;
        if (ahead > 1e-6 && (!target || ahead < (*target - m_axis->cursor()) * direction))
            target = marker.seconds;
    }
    if (!target)
        return;
    m_axis->setSelection(std::nullopt);
    m_axis->setCursor(*target);
    m_axis->ensureVisible(*target);
    m_axis->requestSeek(*target);
}

} // namespace antiphon
