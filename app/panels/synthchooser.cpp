#include "app/panels/synthchooser.h"

#include "app/panels/synthsound.h"

#include <QFileDialog>

#include <algorithm>

namespace antiphon {

namespace {

const QString patchesKey = QStringLiteral("synth/patches");
const QString noneKey = QStringLiteral("-");
constexpr int mostPatches = 12; ///< that are remembered

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

} // namespace

SynthChooser::SynthChooser(Session& session, QWidget* parent)
    : UntypedBox(parent), m_session(session) {
    setAccessibleName(tr("Synthesizer"));
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(12);
    connect(this, &QComboBox::activated, this, &SynthChooser::take);
}

QStringList allowedPatches(Session& session) {
    return session.settings().value(patchesKey).toStringList();
}

bool SynthChooser::allowed(const std::string& synth) const {
    return !isPatchName(synth) || allowedPatches(m_session).contains(text(synth));
}

void SynthChooser::setNone(const QString& words) {
    m_none = words;
    fill();
}

void SynthChooser::allow(const std::string& synth) {
    QStringList known = m_session.settings().value(patchesKey).toStringList();
    known.removeAll(text(synth));
    known.prepend(text(synth));
    m_session.settings().setValue(patchesKey, QStringList(known.mid(0, mostPatches)));
    fill();
}

void SynthChooser::setSynth(const std::string& synth) {
    m_synth = synth;
    fill();
}

void SynthChooser::fill() {
    const QSignalBlocker blocker(this);
    clear();
    if (!m_none.isEmpty())
        addItem(m_none, noneKey);
    for (const SynthInfo& info : synths())
        addItem(synthWords(info.title), text(info.name));
    QStringList patches = m_session.settings().value(patchesKey).toStringList();
    if (isPatchName(m_synth) && !patches.contains(text(m_synth)))
        patches.prepend(text(m_synth));
    if (!patches.isEmpty())
        insertSeparator(count());
    for (const QString& folder : patches) {
        const fs::path path(folder.toStdString());
        //: a folder with a patch
        addItem(tr("%1 (Pure Data)").arg(text(display(path.filename()))), folder);
        setItemData(count() - 1, folder, Qt::ToolTipRole);
    }
    insertSeparator(count());
    addItem(tr("Pure Data folder…"), QString());
    showChosen();
}

void SynthChooser::showChosen() {
    setCurrentIndex(findData(m_synth.empty() && !m_none.isEmpty() ? noneKey : text(m_synth)));
}

void SynthChooser::take() {
    const QString data = currentData().toString();
    showChosen(); // until it is shown
    const QString name = data == noneKey ? QString() : data;
    if (data.isEmpty())
        chooseFolder();
    else if (name != text(m_synth))
        Q_EMIT chosen(name);
}

void SynthChooser::chooseFolder() {
    auto* dialog = new QFileDialog(this, tr("Folder of a patch (with synth.pd)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        allow(folder.toStdString());
        Q_EMIT chosen(folder);
    });
    dialog->open();
}

} // namespace antiphon
