#pragma once

#include "models/stem/tagestimate.h"

#include <QWidget>

#include <vector>

class QToolButton;

namespace antiphon {

class FlowLayout;

/// Tags that are suggested for songs, each with a button that accepts and one that refuses it. GUI
/// thread.
class TagHints : public QWidget {
    Q_OBJECT

public:
    explicit TagHints(QWidget* parent = nullptr);

    struct Hint {
        stem::TagKind kind = stem::TagKind::Genre;
        std::string tag;
        double probability = 0; ///< of several songs the highest
        double precision = 0;
        int songs = 1; ///< that it is suggested for
        bool operator==(const Hint&) const = default;
    };
    void setHints(const std::vector<Hint>& hints);

    struct Row {
        QWidget* box;
        QToolButton *accept, *refuse;
    };
    const std::vector<Row>& rows() const { return m_rows; }

Q_SIGNALS:
    void accepted(antiphon::stem::TagKind kind, const std::string& tag);
    void refused(antiphon::stem::TagKind kind, const std::string& tag);

private:
    Row addRow(const Hint& hint);

    FlowLayout* m_flow;
    std::vector<Hint> m_hints;
    std::vector<Row> m_rows;
};

} // namespace antiphon
