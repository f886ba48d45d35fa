#include "app/panels/performwords.h"

#include "app/panels/maptable.h"

#include <QCoreApplication>
#include <QHash>

namespace antiphon {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(PerformWords)

public:
    static QHash<QString, QString> names() {
        return {
            {QStringLiteral("play"), tr("Play")},
            {QStringLiteral("mute"), tr("Mute")},
            {QStringLiteral("freeze"), tr("Freeze")},
            {QStringLiteral("panic"), tr("Panic")},
            {QStringLiteral("record"), tr("Record")},
            {QStringLiteral("gain"), tr("Level")},
            {QStringLiteral("input"), tr("Input")},
            {QStringLiteral("input/gain"), tr("Input gain")},
            {QStringLiteral("input/monitor"), tr("Input in the mix")},
            {QStringLiteral("input/gate"), tr("Gate")},
            {QStringLiteral("input/calibrate"), tr("Measure the noise floor")},
            {QStringLiteral("file/play"), tr("File plays")},
            {QStringLiteral("file/loop"), tr("File repeats")},
            {QStringLiteral("file/seek"), tr("Position in the file")},
            {QStringLiteral("step"), tr("Step size")},
            {QStringLiteral("period"), tr("Frames a decision")},
            {QStringLiteral("depth"), tr("Depth of moves")},
            {QStringLiteral("density"), tr("Restlessness")},
            {QStringLiteral("temperature"), tr("Chance")},
            {QStringLiteral("stance"), tr("Stance")},
            {QStringLiteral("delay"), tr("Response delay")},
            {QStringLiteral("ramp"), tr("Smoothing")},
            {QStringLiteral("return"), tr("Back to the agent after")},
            {QStringLiteral("rest"), tr("When the musician rests")},
            {QStringLiteral("mix/x"), tr("Cross-fade, left to right")},
            {QStringLiteral("mix/y"), tr("Cross-fade, bottom to top")},
            {QStringLiteral("mix/pad"), tr("Cross-fade pad")},
            {QStringLiteral("scene"), tr("Scene")},
            {QStringLiteral("scene/fade"), tr("Cross-fade of scenes")},
        };
    }
    static QHash<QString, QString> help() {
        return {
            {QStringLiteral("mute"), tr("The agent goes on without being heard")},
            {QStringLiteral("freeze"), tr("All parameters stay where they are")},
            {QStringLiteral("panic"), tr("Silence at once; Play lets the agent begin again")},
            {QStringLiteral("stance"),
             tr("Right: the agent imitates the input. Left: it seeks the opposite")},
            {QStringLiteral("density"), tr("How often the agent decides when it could")},
            {QStringLiteral("depth"), tr("How far a decision moves the parameters")},
            {QStringLiteral("period"),
             tr("Fewer frames from one decision to the next: the agent reacts faster than it "
                "learned to")},
            {QStringLiteral("ramp"), tr("How long parameters glide to where they are sent")},
            {QStringLiteral("delay"), tr("The agent answers what was heard so long ago")},
            {QStringLiteral("temperature"),
             tr("0: always the best action. More: others are drawn, too")},
            {QStringLiteral("step"),
             tr("How far a parameter goes at a time; an agent was trained with one of its own")},
            {QStringLiteral("return"),
             tr("A parameter that was moved by hand is the agent's again after so long; 0: when it "
                "is given back")},
            {QStringLiteral("scene/fade"),
             tr("How long the scene before is heard while the next one comes in")},
            {QStringLiteral("rest"),
             tr("What the agent does while what is heard is softer than the gate")},
            {QStringLiteral("input/gate"), tr("What is softer counts as a rest")},
            {QStringLiteral("input/calibrate"),
             tr("Be silent for two seconds: the gate opens just above what is heard then")},
            {QStringLiteral("mix/pad"),
             tr("On: the pad weighs the four agents. Off: their own sliders do")},
        };
    }
    static QString ownRamp() {
        return tr("How long this parameter glides; below 0 it is as smooth as the others");
    }
    /// Beside others of its kind, under a title or in a row that says whose it is.
    static QString briefly(const QStringList& parts) {
        if (parts[0] == QStringLiteral("mix"))
            return tr("Weight");
        if (parts[0] == QStringLiteral("follow"))
            return categoryWords(parts[1].toStdString());
        const QString what = parts.value(2);
        if (what == QStringLiteral("latch"))
            return tr("Hold");
        if (what == QStringLiteral("release"))
            return tr("Give back");
        if (what == QStringLiteral("low"))
            return tr("Lowest");
        if (what == QStringLiteral("high"))
            return tr("Highest");
        if (what == QStringLiteral("invert"))
            return tr("Upside down");
        return numbered(parts);
    }
    static QString numbered(const QStringList& parts) {
        const QString what = parts.value(2);
        if (parts[0] == QStringLiteral("mix"))
            return tr("Weight of agent %1").arg(parts[1]);
        if (parts[0] == QStringLiteral("target"))
            return tr("Second synthesizer, parameter %1").arg(parts[1]);
        if (parts[0] == QStringLiteral("follow"))
            //: %1 is a category of descriptors
            return tr("Follow or oppose: %1").arg(categoryWords(parts[1].toStdString()));
        if (what == QStringLiteral("latch"))
            return tr("Hold parameter %1").arg(parts[1]);
        if (what == QStringLiteral("release"))
            return tr("Give parameter %1 back").arg(parts[1]);
        if (what == QStringLiteral("low"))
            return tr("Lowest of parameter %1").arg(parts[1]);
        if (what == QStringLiteral("high"))
            return tr("Highest of parameter %1").arg(parts[1]);
        if (what == QStringLiteral("invert"))
            return tr("Parameter %1 upside down").arg(parts[1]);
        if (what == QStringLiteral("ramp"))
            return tr("Smoothing of parameter %1").arg(parts[1]);
        return tr("Parameter %1").arg(parts[1]);
    }
};

} // namespace

QString liveControlWords(const QString& name) {
    if (const QString words = Words::names().value(name); !words.isEmpty())
        return words;
    const QStringList parts = name.split(QLatin1Char('/'));
    return parts.size() > 1 ? Words::numbered(parts) : name;
}

QString liveControlLabel(const QString& name) {
    const QStringList parts = name.split(QLatin1Char('/'));
    return parts.size() > 1 && Words::names().value(name).isEmpty() ? Words::briefly(parts)
                                                                    : liveControlWords(name);
}

QString liveControlHelp(const QString& name) {
    if (name.startsWith(QStringLiteral("param/")) && name.endsWith(QStringLiteral("/ramp")))
        return Words::ownRamp();
    return Words::help().value(name);
}

} // namespace antiphon
