#include "widgets/slider.h"

#include "widgets/numberbox.h"

#include <QBoxLayout>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QStyleOptionSlider>

#include <algorithm>
#include <cmath>

namespace antiphon {

namespace {
constexpr int trackSteps = 10000;
constexpr double fine = 0.1;
} // namespace

/// QSlider for its looks and its screen reader side; the value lives in Slider as a double.
class Slider::Track : public QSlider {
public:
    Track(Slider& owner, Qt::Orientation orientation)
        : QSlider(orientation, &owner), m_owner(owner) {
        setRange(0, trackSteps);
        setFocusPolicy(Qt::StrongFocus);
        // Screen readers and styles change the integer.
        connect(this, &QSlider::valueChanged, this,
                [this](int step) { m_owner.changeTo(m_owner.valueAt(double(step) / trackSteps)); });
    }

protected:
    void mousePressEvent(QMouseEvent* event) override {
        if (event->button() != Qt::LeftButton)
            return event->ignore();
        if (event->modifiers().testFlag(Qt::ControlModifier)) {
            m_owner.reset();
            Q_EMIT m_owner.editingFinished();
            return;
        }
        m_dragging = true;
        setSliderDown(true);
        m_last = event->position();
        if (!event->modifiers().testFlag(Qt::ShiftModifier) && !handleRect().contains(event->pos()))
            m_owner.changeTo(m_owner.valueAt(placeAt(event->position())));
        m_place = m_owner.placeOf(m_owner.m_value);
    }
    void mouseMoveEvent(QMouseEvent* event) override {
        if (!m_dragging)
            return;
        // Relative, so that Shift may be pressed and released on the way.
        const double way = placeAt(event->position()) - placeAt(m_last);
        m_last = event->position();
        m_place += way * (event->modifiers().testFlag(Qt::ShiftModifier) ? fine : 1);
        m_owner.changeTo(m_owner.valueAt(std::clamp(m_place, 0.0, 1.0)));
    }
    void mouseReleaseEvent(QMouseEvent*) override {
        if (!m_dragging)
            return;
        m_dragging = false;
        setSliderDown(false);
        Q_EMIT m_owner.editingFinished();
    }
    void mouseDoubleClickEvent(QMouseEvent* event) override {
        if (event->button() != Qt::LeftButton)
            return;
        m_owner.reset();
        Q_EMIT m_owner.editingFinished();
    }
    void keyPressEvent(QKeyEvent* event) override {
        const double small = event->modifiers().testFlag(Qt::ShiftModifier) ? 0.001 : 0.01;
        double place = m_owner.placeOf(m_owner.m_value);
        switch (event->key()) {
        case Qt::Key_Right:
        case Qt::Key_Up:
            place += small;
            break;
        case Qt::Key_Left:
        case Qt::Key_Down:
            place -= small;
            break;
        case Qt::Key_PageUp:
            place += 10 * small;
            break;
        case Qt::Key_PageDown:
            place -= 10 * small;
            break;
        case Qt::Key_Home:
            place = 0;
            break;
        case Qt::Key_End:
            place = 1;
            break;
        case Qt::Key_Delete:
        case Qt::Key_Backspace:
            place = m_owner.placeOf(m_owner.m_range.initial);
            break;
        default:
            return QSlider::keyPressEvent(event);
        }
        m_owner.changeTo(m_owner.valueAt(std::clamp(place, 0.0, 1.0)));
        Q_EMIT m_owner.editingFinished();
        event->accept();
    }

private:
    QRect handleRect() const {
        QStyleOptionSlider option;
        initStyleOption(&option);
        return style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, this);
    }
    double placeAt(QPointF point) const {
        const QRect handle = handleRect();
        const bool flat = orientation() == Qt::Horizontal;
        const double length = flat ? width() - handle.width() : height() - handle.height();
        const double at =
            flat ? point.x() - handle.width() / 2.0 : height() - point.y() - handle.height() / 2.0;
        return length > 0 ? at / length : 0;
    }

    Slider& m_owner;
    bool m_dragging = false;
    QPointF m_last;
    double m_place = 0;
};

Slider::Slider(const QString& name, SliderRange range, Qt::Orientation orientation, QWidget* parent)
    : QWidget(parent), m_range(std::move(range)), m_value(m_range.initial) {
    const bool flat = orientation == Qt::Horizontal;
    auto* layout = new QBoxLayout(flat ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom, this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_track = new Track(*this, orientation);
    m_box = new RealBox(this);
    m_box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_box->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    if (!name.isEmpty()) {
        m_label = new QLabel(name, this);
        m_label->setBuddy(m_track);
        layout->addWidget(m_label, 0, flat ? Qt::Alignment() : Qt::AlignHCenter);
    }
    layout->addWidget(m_track, 1, flat ? Qt::Alignment() : Qt::AlignHCenter);
    layout->addWidget(m_box, 0, flat ? Qt::Alignment() : Qt::AlignHCenter);
    setFocusProxy(m_track);
    setName(name);
    connect(m_box, &RealBox::valueChanged, this, [this](double v) {
        if (v == m_value)
            return;
        changeTo(v);
        Q_EMIT editingFinished();
    });
    setRange(m_range);
}

void Slider::setRange(const SliderRange& range) {
    m_range = range;
    {
        const QSignalBlocker blocker(m_box);
        m_box->setRange(m_range.min, m_range.max);
        m_box->setShownDecimals(m_range.decimals);
        m_box->setUnit(m_range.unit);
    }
    changeTo(m_value);
}

void Slider::setName(const QString& spoken) {
    m_track->setAccessibleName(spoken);
    //: the field beside a slider; %1 is what the slider moves
    m_box->setAccessibleName(tr("%1, value").arg(spoken));
}

void Slider::setMidiController(const QString& words) {
    m_midiController = words;
    setToolTip(words.isEmpty() ? QString() : tr("Moved by %1").arg(words));
}

void Slider::setValue(double value) {
    changeTo(value);
}

double Slider::placeOf(double value) const {
    const double span =
        m_range.logarithmic ? std::log(m_range.max / m_range.min) : m_range.max - m_range.min;
    const double way = m_range.logarithmic ? std::log(value / m_range.min) : value - m_range.min;
    return span > 0 ? std::clamp(way / span, 0.0, 1.0) : 0;
}

double Slider::valueAt(double place) const {
    return m_range.logarithmic ? m_range.min * std::pow(m_range.max / m_range.min, place)
                               : m_range.min + place * (m_range.max - m_range.min);
}

void Slider::changeTo(double value) {
    if (!std::isfinite(value))
        return;
    value = std::clamp(value, m_range.min, m_range.max);
    {
        const QSignalBlocker track(m_track), box(m_box);
        m_track->setValue(int(std::lround(placeOf(value) * trackSteps)));
        m_box->setValue(value);
    }
    if (value == m_value)
        return;
    m_value = value;
    Q_EMIT valueChanged(value);
}

void Slider::contextMenuEvent(QContextMenuEvent* event) {
    QMenu menu(this);
    QAction* toInitial = menu.addAction(
        tr("Reset to %1").arg(QString::number(m_range.initial, 'f', m_range.decimals)));
    QAction* type = menu.addAction(tr("Type a value"));
    QAction* learn = m_midiLearn ? menu.addAction(tr("MIDI learn")) : nullptr;
    const QAction* forget = m_midiController.isEmpty()
                                ? nullptr
                                : menu.addAction(tr("Forget %1").arg(m_midiController));
    const QAction* picked = menu.exec(event->globalPos());
    if (picked == toInitial) {
        reset();
        Q_EMIT editingFinished();
    } else if (picked == type) {
        m_box->setFocus(Qt::OtherFocusReason);
        m_box->selectAll();
    } else if (picked && picked == learn) {
        Q_EMIT midiLearnRequested();
    } else if (picked && picked == forget) {
        Q_EMIT midiForgetRequested();
    }
}

} // namespace antiphon
