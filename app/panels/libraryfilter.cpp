#include "app/panels/libraryfilter.h"

#include <QCoreApplication>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

namespace antiphon {

namespace {

class FilterWords {
    Q_DECLARE_TR_FUNCTIONS(LibraryFilter)
};

struct Example {
    const char* query;
    const char* meaning;
};
constexpr Example examples[] = {
    {"night loop", QT_TRANSLATE_NOOP("LibraryFilter", "Both words somewhere in the row")},
    {"bpm:>120", QT_TRANSLATE_NOOP("LibraryFilter", "Faster than 120 beats a minute")},
    {"duration:<1:30", QT_TRANSLATE_NOOP("LibraryFilter", "Shorter than a minute and a half")},
    {"stem:drums|bass", QT_TRANSLATE_NOOP("LibraryFilter", "Drums or bass")},
    {"tag:dark -tag:loop", QT_TRANSLATE_NOOP("LibraryFilter", "Tagged dark, but not loop")},
    {"rating:3..5", QT_TRANSLATE_NOOP("LibraryFilter", "Three to five stars")},
    {"key:\"F# minor\"", QT_TRANSLATE_NOOP("LibraryFilter", "In this key")},
    {"lufs:<-20", QT_TRANSLATE_NOOP("LibraryFilter", "Quieter than -20 LUFS")},
    {"split:train emotion:2", QT_TRANSLATE_NOOP("LibraryFilter", "For training, of quadrant Q2")},
    {"kind:notes", QT_TRANSLATE_NOOP("LibraryFilter", "MIDI files (kind:audio: recordings)")},
    {"rating:\"\"", QT_TRANSLATE_NOOP("LibraryFilter", "Without a rating (rating:*: with one)")},
    {"missing:yes", QT_TRANSLATE_NOOP("LibraryFilter", "Files that are no longer there")},
};

} // namespace

QToolButton* filterHelpButton(QLineEdit& filter) {
    auto* button = new QToolButton(filter.parentWidget());
    button->setObjectName(QStringLiteral("library.filterHelp"));
    button->setText(QStringLiteral("?"));
    button->setToolTip(FilterWords::tr("Examples of filters; choose one to try it"));
    button->setAccessibleName(FilterWords::tr("Examples of filters"));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAutoRaise(true);
    auto* menu = new QMenu(button);
    for (const Example& example : examples) {
        const QString query = QString::fromUtf8(example.query);
        // The second half stands where shortcuts do: two aligned columns.
        QAction* action =
            menu->addAction(FilterWords::tr(example.meaning) + QLatin1Char('\t') + query);
        QObject::connect(action, &QAction::triggered, &filter, [&filter, query] {
            filter.setText(query);
            filter.setFocus();
        });
    }
    button->setMenu(menu);
    return button;
}

} // namespace antiphon
