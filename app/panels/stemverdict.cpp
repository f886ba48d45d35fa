#include "app/panels/stemverdict.h"

#include "models/stem/verdicts.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <cmath>

namespace antiphon {

namespace {

class StemVerdict {
    Q_DECLARE_TR_FUNCTIONS(StemVerdict)
};

/// Mean differences of log10 mel bands: what a trained tiny codec leaves, and what another place of
/// the same song differs by.
constexpr double near = 0.35, recognisable = 0.6;

double numberIn(const Json& figures, const char* key) {
    const auto it = figures.find(key);
    return it != figures.end() && it->is_number() ? it->get<double>() : std::nan("");
}

QString text(double value) {
    return QLocale().toString(value, 'f', 2);
}

/// With commas; of many the first.
QString listed(const QStringList& words) {
    constexpr int most = 8;
    const QString some = words.mid(0, most).join(QStringLiteral(", "));
    //: %1 a list with commas
    return words.size() <= most
               ? some
               : StemVerdict::tr("%1 and %n more", nullptr, int(words.size()) - most).arg(some);
}

} // namespace

QString codecVerdict(const Json& evaluation) {
    if (!evaluation.is_object())
        return StemVerdict::tr("It was never measured: press Listen.");
    const double distance = numberIn(evaluation, "log_mel");
    QString said;
    if (std::isfinite(distance))
        said = (distance < near ? StemVerdict::tr("What comes out is close to what went in "
                                                  "(distance %1).")
                : distance < recognisable
                    ? StemVerdict::tr("What comes out is recognisable, and rougher than what went "
                                      "in (distance %1).")
                    : StemVerdict::tr("What comes out is far from what went in (distance %1): "
                                      "train it for longer, or with recordings of the kind."))
                   .arg(text(distance));
    QStringList idle;
    const Json used = evaluation.value("rows_used", Json::array());
    for (std::size_t k = 0; used.is_array() && k < used.size(); ++k)
        if (used[k].is_number() && used[k].get<double>() < stem::leastRowsUsed)
            idle << QString::number(k + 1);
    if (!idle.isEmpty())
        said += QLatin1Char(' ') +
                StemVerdict::tr("Most of the rows of book %1 lie idle: more recordings would put "
                                "them to use.")
                    .arg(idle.join(QStringLiteral(", ")));
    return said;
}

QString stemVerdict(const Json& evaluation) {
    if (!evaluation.is_object())
        return StemVerdict::tr("It was never measured.");
    const double truth = numberIn(evaluation, "loss"), shuffled = numberIn(evaluation, "shuffled"),
                 dropped = numberIn(evaluation, "dropped"),
                 guess = numberIn(evaluation, "unigram_entropy");
    if (!std::isfinite(truth) || !std::isfinite(shuffled) || !std::isfinite(dropped))
        return StemVerdict::tr("It was never measured.");
    const QString figures =
        StemVerdict::tr("On what was held back it errs by %1 with the true context, by %2 with one "
                        "of another song and by %3 without any.")
            .arg(text(truth), text(shuffled), text(dropped));
    QString said =
        shuffled - truth >= stem::leastContextGap && dropped >= truth
            ? StemVerdict::tr("It listens: another context makes it worse by %1.")
                  .arg(text(shuffled - truth))
        : shuffled - truth >= stem::leastContextGap
            ? StemVerdict::tr("It hears which song the context is of, but does no better with it "
                              "than without one: train it for longer or with more songs.")
            : StemVerdict::tr("It hardly listens: stems will not play along. Train it for longer "
                              "or with more songs.");
    if (std::isfinite(guess) && truth >= guess)
        said += QLatin1Char(' ') +
                StemVerdict::tr("It has not learned more than how often each code comes (%1).")
                    .arg(text(guess));
    return said + QLatin1Char(' ') + figures;
}

QString tagVerdict(const Json& figures) {
    QStringList told, untold, few;
    for (const Json& tag : figures.value("tags", Json::array())) {
        const QString word = QString::fromStdString(tag.value("tag", std::string()));
        if (tag.value("known", false))
            //: a tag and a share in percent
            told << StemVerdict::tr("%1 (%2 %)")
                        .arg(word, QLocale().toString(100 * numberIn(tag, "precision"), 'f', 0));
        else
            (std::isfinite(numberIn(tag, "auc")) ? untold : few) << word;
    }
    QStringList sentences;
    sentences
        << (told.isEmpty()
                ? StemVerdict::tr("None of the tags can be told from the sound better than "
                                  "by chance: it takes more songs, or tags that can be heard.")
                : StemVerdict::tr("Told better than by chance: %1. In brackets is how many of such "
                                  "suggestions were right.")
                      .arg(listed(told)));
    if (!untold.isEmpty())
        sentences << StemVerdict::tr("Not told, and never suggested: %1.").arg(listed(untold));
    if (!few.isEmpty())
        sentences << StemVerdict::tr("Too few songs with or without it: %1.").arg(listed(few));
    return sentences.join(QLatin1Char(' '));
}

} // namespace antiphon
