#include "app/panels/trainingcost.h"

#include "app/panels/words.h"
#include "app/window/background.h"

#include <QTimer>

#include <cmath>

namespace antiphon {

namespace {

constexpr int delay = 500; ///< ms after the last change

} // namespace

TrainingCost::TrainingCost(QWidget* parent) : QLabel(parent), m_delay(new QTimer(this)) {
    setWordWrap(true);
    hide();
    m_delay->setSingleShot(true);
    m_delay->setInterval(delay);
    connect(m_delay, &QTimer::timeout, this, &TrainingCost::find);
}

void TrainingCost::ask(const Json& question, Find find) {
    if (question != m_question) {
        m_question = question;
        m_find = std::move(find);
        if (!m_question.is_null() && !answered())
            setText(tr("Finding out how much memory and time it takes…"));
        begin();
    }
    setVisible(!m_question.is_null());
}

void TrainingCost::showEvent(QShowEvent* event) {
    QLabel::showEvent(event);
    begin();
}

void TrainingCost::begin() {
    if (m_question.is_null() || answered())
        m_delay->stop();
    else if (isVisible() && !m_busy)
        m_delay->start();
}

void TrainingCost::find() {
    if (m_busy || !isVisible())
        return;
    m_busy = true;
    inBackground(
        this, [find = m_find] { return textOf(find()); },
        [this, asked = m_question](const QString& text) { answer(asked, text); },
        [this, asked = m_question](const QString& trouble) { answer(asked, trouble); });
}

void TrainingCost::answer(const Json& question, const QString& text) {
    m_busy = false;
    if (question != m_question)
        return begin(); // something else has been asked meanwhile
    m_answered = question;
    setText(text);
}

QString TrainingCost::textOf(const Forecast& forecast) {
    const QString free = byteText(forecast.freeBytes);
    if (forecast.fits()) {
        //: %1 is an amount of memory, %2 a time such as "about 12 s"
        const QString text = tr("Needs %1 of memory and takes %2.")
                                 .arg(byteText(forecast.bytes()), roughTime(forecast.seconds));
        return forecast.freeBytes > 0 ? text + QLatin1Char(' ') + tr("%1 are free.").arg(free)
                                      : text;
    }
    if (forecast.batchBytes <= 0)
        return tr("Does not fit into the %1 of memory that are free: take a smaller preset.")
            .arg(free);
    const QString text = tr("Does not fit into memory: a batch of %1 needs %2, and %3 are free.")
                             .arg(forecast.piece)
                             .arg(byteText(forecast.bytes()), free);
    return text + QLatin1Char(' ') +
           (forecast.fittingPiece > 0
                ? tr("Take a batch of at most %1, or a smaller preset.").arg(forecast.fittingPiece)
                : tr("Take a smaller preset."));
}

} // namespace antiphon
