#pragma once

#include "app/panels/emotioncodes.h"
#include "widgets/rollthumbnail.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QTabBar;
class QTreeWidget;
class QTreeWidgetItem;

namespace antiphon {

class EmotionChoice;
class MapView;

/// The latent space by ear: a map for each element and one for all, coloured and shaped by
/// quadrant; how well the quadrants are apart, pair by pair; the codes in use. GUI thread.
class EmotionMap : public QWidget {
    Q_OBJECT

public:
    explicit EmotionMap(Session& session, QWidget* parent = nullptr);

    EmotionChoice& choice() const { return *m_choice; }
    MapView& view() const { return *m_view; }
    QTabBar& tabs() const { return *m_tabs; }
    QTreeWidget& pairs() const { return *m_pairs; }
    EmotionCodes& codes() const { return *m_codes; }
    void setProjection(bool tsne);

Q_SIGNALS:
    /// A piece shall be A, or B.
    void pieceWanted(const antiphon::fs::path& file, bool other);

private:
    QWidget* buildSide();
    void read();
    const EmotionMapTable* table() const;
    std::string element() const;
    void showMap();
    void showPairs();
    void showPair(const QTreeWidgetItem* item);
    void showPoint(int point);
    void hear(int point);
    fs::path fileOf(int point) const;

    Session& m_session;
    EmotionChoice* m_choice;
    QTabBar* m_tabs;
    QComboBox* m_projection;
    MapView* m_view;
    QLabel *m_thumbnail, *m_title;
    QTreeWidget* m_pairs;
    EmotionCodes* m_codes;
    RollThumbnails m_thumbnails;
    EmotionExploration m_found;
    int m_generation = 0, m_hovered = 0;
};

} // namespace antiphon
