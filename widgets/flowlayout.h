#pragma once

#include <QLayout>
#include <QList>

namespace antiphon {

/// Puts widgets beside each other as words of a text: what finds no room in a line begins the next.
/// All get the width that they ask for; one that wants more (QSizePolicy::Expanding) gets the rest
/// of its line.
class FlowLayout : public QLayout {
    Q_OBJECT

public:
    /// `spacing`: between widgets and between lines.
    explicit FlowLayout(QWidget* parent = nullptr, int spacing = 4);
    ~FlowLayout() override;

    void addItem(QLayoutItem* item) override;
    int count() const override { return int(m_items.size()); }
    QLayoutItem* itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize minimumSize() const override;
    QSize sizeHint() const override;
    void setGeometry(const QRect& rect) override;

private:
    /// The height that the lines take in `rect`; puts the widgets there where `place` is set.
    int arrange(const QRect& rect, bool place) const;

    QList<QLayoutItem*> m_items;
};

} // namespace antiphon
