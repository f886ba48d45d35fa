#include "app/panels/answerslot.h"

#include "app/window/background.h"
#include "app/window/drops.h"
#include "widgets/elidedlabel.h"

#include <QActionGroup>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMenu>
#include <QMimeData>
#include <QToolButton>

namespace antiphon {

namespace {

/// As a text of a menu.
QString escaped(QString text) {
    return text.replace(QLatin1Char('&'), QLatin1String("&&"));
}

} // namespace

AnswerSlot::AnswerSlot(Session& session, GuideModels& models, QWidget* parent)
    : QFrame(parent), m_session(session), m_models(models), m_name(new ElidedLabel),
      m_choose(new QToolButton) {
    setFrameShape(QFrame::StyledPanel);
    setAcceptDrops(true);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 3, 3, 3);
    auto* label = new QLabel(tr("Answer"));
    QFont bold = label->font();
    bold.setBold(true);
    label->setFont(bold);
    layout->addWidget(label);
    layout->addWidget(m_name, 1);
    layout->addWidget(m_choose);
    m_choose->setText(QStringLiteral("…"));
    m_choose->setToolTip(tr("Choose who answers the guide: its own labels, or a model that has "
                            "learned how one track answers another"));
    m_choose->setAccessibleName(tr("Choose who answers"));
    connect(m_choose, &QToolButton::clicked, this, &AnswerSlot::showMenu);
    showChoice();
}

QString AnswerSlot::obstacle() const {
    if (m_path.empty() || m_model)
        return {};
    return m_trouble.isEmpty() ? tr("The model is being read.") : m_trouble;
}

void AnswerSlot::setPath(const fs::path& path) {
    if (path == m_path)
        return;
    m_path = path;
    m_model.reset();
    m_trouble.clear();
    const int asked = ++m_generation;
    if (const GuideModel* known = m_models.find(path))
        m_model = *known;
    else if (!path.empty())
        inBackground(
            this, [path] { return readGuideModel(path); },
            [this, asked](GuideModel model) {
                if (asked != m_generation)
                    return;
                if (model.model.decision.task == "answer")
                    m_model = std::move(model);
                else
                    m_trouble = tr("This model continues a track by itself and answers no guide; "
                                   "choose another one.");
                showChoice();
                Q_EMIT changed();
            },
            [this, asked](const QString& sentence) {
                if (asked != m_generation)
                    return;
                m_trouble = sentence;
                showChoice();
                Q_EMIT changed();
            });
    showChoice();
    Q_EMIT changed();
}

void AnswerSlot::showChoice() {
    QString tip;
    if (m_path.empty()) {
        m_name->setText(tr("The guide itself"));
        tip = tr("The memory follows the guide's own labels.");
    } else if (!m_model) {
        m_name->setText(QString::fromStdString(display(m_path.filename())));
        tip = obstacle();
    } else {
        m_name->setText(nameOf(*m_model));
        tip = m_name->text() + QLatin1Char('\n') + worthOf(*m_model);
    }
    m_name->setEnabled(m_path.empty() || m_model);
    m_name->setToolTip(tip);
    setAccessibleName(tr("Answer: %1").arg(m_name->text()));
    setAccessibleDescription(tip);
}

void AnswerSlot::showMenu() {
    auto* menu = new QMenu(m_choose);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto* group = new QActionGroup(menu);
    const auto add = [&](const QString& text, const fs::path& path) {
        QAction* action = menu->addAction(escaped(text));
        action->setCheckable(true);
        action->setChecked(path == m_path);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, path] { setPath(path); });
    };
    add(tr("The guide itself"), {});
    bool listed = m_path.empty();
    int answering = 0;
    for (const GuideModel& model : m_models.models()) {
        if (model.model.decision.task != "answer")
            continue;
        ++answering;
        listed |= model.path == m_path;
        //: a model, and how well it did
        add(tr("%1 (%2)").arg(nameOf(model), worthOf(model)), model.path);
    }
    if (!listed)
        add(m_name->text(), m_path);
    menu->addSeparator();
    menu->addAction(tr("Open a model…"), this, &AnswerSlot::chooseFolder);
    menu->addAction(tr("Import a published checkpoint…"), this, [this] {
        RunRecord record;
        record.task = "guide.import-checkpoint";
        m_session.showTask(record);
    });
    menu->addAction(tr("Learn a relation…"), this, &AnswerSlot::learnRequested);
    menu->addAction(tr("Compare models…"), this, &AnswerSlot::compareRequested)
        ->setEnabled(answering > 0);
    auto* going = menu->addMenu(tr("Continue the guide by"));
    for (const GuideModel& model : m_models.models())
        if (model.model.decision.task == "completion")
            connect(going->addAction(escaped(nameOf(model))), &QAction::triggered, this,
                    [this, path = model.path] { Q_EMIT continueRequested(path); });
    going->setEnabled(!going->isEmpty());
    going->setToolTip(tr("Needs a model that has learned to continue a track."));
    menu->setToolTipsVisible(true);
    menu->popup(m_choose->mapToGlobal(QPoint(0, m_choose->height())));
}

void AnswerSlot::chooseFolder() {
    auto* dialog = new QFileDialog(this, tr("Open a model"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& name) { setPath(name.toStdString()); });
    dialog->open();
}

void AnswerSlot::dragEnterEvent(QDragEnterEvent* event) {
    if (!localFiles(*event->mimeData()).empty())
        event->acceptProposedAction();
}

void AnswerSlot::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    if (const auto files = localFiles(*event->mimeData()); !files.empty())
        setPath(files.front());
}

} // namespace antiphon
