#pragma once

#include "tests/app/workbench.h"

#include "core/rng.h"
#include "models/guide/train.h"
#include "models/systems.h"

#include <QAbstractButton>

#include <cmath>
#include <numbers>

namespace antiphon::testing {

/// Two recordings of which one answers the other, and models that are learned from them in a
/// second.
class GuideRig {
public:
    static constexpr double segment = 0.25;
    static constexpr int segments = 120;

    /// The label cache is the bench's own.
    explicit GuideRig(Workbench& bench) : m_bench(bench) {
        qputenv("XDG_CACHE_HOME", QByteArray::fromStdString(bench.folder.path().string()));
    }

    /// A tone a segment: which one is drawn, and the partner's follows from the guide's.
    static Sound tones(bool partner, int count = segments) {
        constexpr int rate = 8000;
        Rng rng(7);
        Sound sound{rate, 1, {}};
        for (int i = 0; i < count; ++i) {
            const auto step = int(rng.below(4));
            const double octaves = partner ? 1 + (3 - step) / 4.0 : step / 4.0;
            const double hz = 220 * std::pow(2.0, octaves);
            for (int n = 0; n < int(segment * rate); ++n)
                sound.samples.push_back(0.3f *
                                        float(std::sin(2 * std::numbers::pi * hz * n / rate)));
        }
        return sound;
    }
    fs::path recording(bool partner) const {
        const fs::path file = m_bench.folder / (partner ? "partner.wav" : "leader.wav");
        if (!fs::exists(file))
            writeSound(file, tones(partner));
        return file;
    }
    /// Few labels and steps.
    static Json options() {
        return {{"segment", segment}, {"vocab", 4}, {"epochs", 2}, {"windows", "uniform"}};
    }
    /// A run's model; empty: it was not learned.
    fs::path learn(const std::string& task = "answer") const {
        Options given = guide::GuideTrainOptions{};
        Json wanted = options();
        wanted["task"] = task;
        readJson(given, wanted, "test");
        const Jobs::Id job =
            m_bench.session->start(*findTask(systems(), "guide.train"),
                                   {{"pair",
                                     {{ItemKind::Audio, recording(false), "guide"},
                                      {ItemKind::Audio, recording(true), "partner"}}}},
                                   given, 1);
        Jobs& jobs = m_bench.session->jobs();
        if (!QTest::qWaitFor([&] { return jobs.job(job)->ended(); }, 60000))
            return {};
        for (const Item& item : jobs.job(job)->outcome.items)
            if (item.role == "model")
                return item.path;
        return {};
    }

    static QAbstractButton* button(const QWidget& in, const QString& text) {
        for (QAbstractButton* b : in.findChildren<QAbstractButton*>())
            if (b->text() == text || b->accessibleName() == text)
                return b;
        return nullptr;
    }

private:
    Workbench& m_bench;
};

} // namespace antiphon::testing
