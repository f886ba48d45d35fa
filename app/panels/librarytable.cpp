#include "app/panels/librarytable.h"

#include "app/panels/words.h"
#include "widgets/glyphs.h"
#include "widgets/theme.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace antiphon {

namespace {

class LibraryWords {
    Q_DECLARE_TR_FUNCTIONS(LibraryTable)
};

QString clock(double seconds) {
    if (seconds < 60)
        return LibraryWords::tr("%1 s").arg(QLocale().toString(seconds, 'f', 1));
    const auto whole = std::llround(seconds);
    const QLatin1Char zero('0');
    const QString tail = QStringLiteral("%1").arg(whole % 60, 2, 10, zero);
    if (whole < 3600)
        return QStringLiteral("%1:%2").arg(whole / 60).arg(tail);
    return QStringLiteral("%1:%2:%3").arg(whole / 3600).arg(whole / 60 % 60, 2, 10, zero).arg(tail);
}

QString oneDecimal(double value) {
    return QLocale().toString(value, 'f', 1);
}
QString stars(double value) {
    return QString(int(value), QChar(0x2605));
}
QString quadrant(double value) {
    return QStringLiteral("Q%1").arg(int(value));
}

QString titleOf(LibraryField field) {
    switch (field) {
    case LibraryField::Title:
        return LibraryWords::tr("Title");
    case LibraryField::Kind:
        return LibraryWords::tr("Kind");
    case LibraryField::Song:
        return LibraryWords::tr("Song");
    case LibraryField::Role:
        return LibraryWords::tr("Role");
    case LibraryField::Length:
        return LibraryWords::tr("Length");
    case LibraryField::Tempo:
        return LibraryWords::tr("Tempo");
    case LibraryField::Key:
        return LibraryWords::tr("Key");
    case LibraryField::Loudness:
        return LibraryWords::tr("LUFS");
    case LibraryField::Tags:
        return LibraryWords::tr("Tags");
    case LibraryField::Rating:
        return LibraryWords::tr("Rating");
    case LibraryField::Split:
        return LibraryWords::tr("Split");
    case LibraryField::Emotion:
        return LibraryWords::tr("Emotion");
    case LibraryField::Notes:
        return LibraryWords::tr("Notes");
    case LibraryField::Path:
        return LibraryWords::tr("Path");
    case LibraryField::Missing:
        return LibraryWords::tr("Missing");
    }
    return {};
}

/// A value that is a word of ours, as people read it.
QString shown(LibraryField field, const QString& value) {
    if (field == LibraryField::Kind) {
        if (value == QLatin1String("audio"))
            return LibraryWords::tr("Audio");
        if (value == QLatin1String("notes"))
            return LibraryWords::tr("MIDI");
        if (value == QLatin1String("corpus"))
            return LibraryWords::tr("Corpus");
        if (value == QLatin1String("table"))
            return LibraryWords::tr("Table");
        if (value == QLatin1String("model"))
            return LibraryWords::tr("Model");
        if (value == QLatin1String("embedding"))
            return LibraryWords::tr("Embedding");
    }
    if (field == LibraryField::Split) {
        if (value == QLatin1String("train"))
            return LibraryWords::tr("Training");
        if (value == QLatin1String("validation"))
            return LibraryWords::tr("Validation");
        if (value == QLatin1String("test"))
            return LibraryWords::tr("Test");
    }
    if (field == LibraryField::Missing && !value.isEmpty())
        return LibraryWords::tr("Yes");
    return value;
}

/// What may be chosen in a field: values and how they are shown; empty: any text.
QList<std::pair<QString, QString>> choicesOf(LibraryField field) {
    QList<std::pair<QString, QString>> choices{{QString(), LibraryWords::tr("None")}};
    switch (field) {
    case LibraryField::Rating:
        for (int n = 1; n <= 5; ++n)
            choices.emplace_back(QString::number(n), stars(n));
        return choices;
    case LibraryField::Emotion:
        for (int n = 1; n <= 4; ++n)
            choices.emplace_back(QString::number(n), quadrant(n));
        return choices;
    case LibraryField::Split:
        for (const char* split : {"train", "validation", "test"})
            choices.emplace_back(QLatin1String(split), shown(field, QLatin1String(split)));
        return choices;
    default:
        return {};
    }
}

const TableRow& rowAt(const QModelIndex& index) {
    return static_cast<const RowTable*>(index.model())->row(index.row());
}

QString textIn(const TableRow& row, LibraryField field) {
    const auto* text = std::get_if<std::string>(&row.cells[std::size_t(field)]);
    return text ? QString::fromStdString(*text) : QString();
}

bool isMissing(const TableRow& row) {
    return !textIn(row, LibraryField::Missing).isEmpty();
}

} // namespace

std::vector<RowColumn> libraryColumns() {
    std::vector<RowColumn> columns;
    for (int c = 0; c < libraryFieldCount; ++c) {
        const auto field = LibraryField(c);
        const RowField& known = libraryFields()[std::size_t(c)];
        RowColumn column{.key = QString::fromStdString(known.key),
                         .title = titleOf(field),
                         .editable = isEditable(field),
                         .searched = known.searched,
                         .aliases = known.aliases};
        if (field == LibraryField::Length)
            column.format = clock;
        else if (field == LibraryField::Tempo || field == LibraryField::Loudness)
            column.format = oneDecimal;
        else if (field == LibraryField::Rating)
            column.format = stars;
        else if (field == LibraryField::Emotion)
            column.format = quadrant;
        columns.push_back(std::move(column));
    }
    return columns;
}

bool isShownAtFirst(LibraryField field) {
    switch (field) {
    case LibraryField::Title:
    case LibraryField::Role:
    case LibraryField::Length:
    case LibraryField::Tempo:
    case LibraryField::Key:
    case LibraryField::Loudness:
    case LibraryField::Rating:
    case LibraryField::Tags:
    case LibraryField::Song:
        return true;
    default:
        return false;
    }
}

TableRow libraryRow(const LibraryItem& item) {
    return {item.id, cellsOf(item)};
}

QString libraryRole(const TableRow& row) {
    const QString role = textIn(row, LibraryField::Role);
    if (textIn(row, LibraryField::Kind) != QLatin1String(name(ItemKind::Model).data()))
        return role; // what songs call their tracks
    // Its folder is called after the task that made it: "runs/3-emotion.train/model".
    if (role == QLatin1String("model") &&
        textIn(row, LibraryField::Path).contains(QLatin1String("-emotion.")))
        return LibraryWords::tr("Piece model");
    return roleWords(role.toStdString());
}

QWidget* LibraryDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                                       const QModelIndex& index) const {
    const auto choices = choicesOf(LibraryField(index.column()));
    if (choices.isEmpty())
        return QStyledItemDelegate::createEditor(parent, option, index);
    auto* box = new QComboBox(parent);
    box->setAccessibleName(titleOf(LibraryField(index.column())));
    for (const auto& [value, text] : choices)
        box->addItem(text, value);
    return box;
}

void LibraryDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
    if (auto* box = qobject_cast<QComboBox*>(editor))
        box->setCurrentIndex(std::max(0, box->findData(index.data(Qt::EditRole).toString())));
    else
        QStyledItemDelegate::setEditorData(editor, index);
}

void LibraryDelegate::setModelData(QWidget* editor, QAbstractItemModel* model,
                                   const QModelIndex& index) const {
    if (auto* box = qobject_cast<QComboBox*>(editor))
        model->setData(index, box->currentData().toString(), Qt::EditRole);
    else
        QStyledItemDelegate::setModelData(editor, model, index);
}

void LibraryDelegate::initStyleOption(QStyleOptionViewItem* option,
                                      const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    const auto field = LibraryField(index.column());
    option->text =
        field == LibraryField::Role ? libraryRole(rowAt(index)) : shown(field, option->text);
    if (field == LibraryField::Rating) // stars begin where the eye compares them
        option->displayAlignment = Qt::AlignLeft | Qt::AlignVCenter;
    if (!isMissing(rowAt(index)))
        return;
    option->palette.setColor(QPalette::Text, tonesOf(option->palette).faint);
    if (field == LibraryField::Title || field == LibraryField::Path)
        option->font.setStrikeOut(true);
    if (field == LibraryField::Title) {
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = glyph(Glyph::Warning);
        option->decorationSize = QSize(option->fontMetrics.height(), option->fontMetrics.height());
    }
}

} // namespace antiphon
