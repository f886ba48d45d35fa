#include "app/panels/idmclips.h"

#include "app/panels/emotionmodels.h"
#include "app/window/background.h"
#include "models/idm/dataset.h"
#include "widgets/map.h"

#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace antiphon {

IdmClips::IdmClips(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session),
      m_choice(new EmotionChoice(session, tr("Data set"), tr("No data set"), {"idm.dataset"},
                                 "scores", {tr("Tables (*.csv)")})),
      m_x(new QComboBox), m_y(new QComboBox), m_view(new MapView), m_text(new QLabel) {
    for (std::size_t i = 0; i < scoreMeasures; ++i) {
        m_x->addItem(measureTitle(i));
        m_y->addItem(measureTitle(i));
    }
    m_x->setAccessibleName(tr("To the right"));
    m_x->setToolTip(m_x->accessibleName());
    m_y->setAccessibleName(tr("Upwards"));
    m_y->setToolTip(m_y->accessibleName());
    m_x->setCurrentIndex(1);
    m_y->setCurrentIndex(0);
    m_view->setAccessibleName(tr("Clips of the data set"));
    m_view->setMode(MapView::Mode::Pan);
    m_view->setEmptyText(tr("The clips of a data set appear here: prepare one with 'Prepare "
                            "clips', or choose one above."));
    m_view->setPointText([this](int clip) { return textOf(clip); });
    auto* map = new QToolButton;
    map->setText(tr("Open in the map dock"));
    map->setFocusPolicy(Qt::TabFocus);
    auto* top = new QHBoxLayout;
    top->addWidget(m_choice, 1);
    top->addWidget(m_x);
    top->addWidget(m_y);
    top->addWidget(map);
    m_text->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(top);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_text);

    connect(map, &QToolButton::clicked, this, [this] {
        if (!m_choice->path().empty())
            m_session.useAs(QStringLiteral("map"), m_choice->path());
    });
    connect(m_choice, &EmotionChoice::changed, this, &IdmClips::read);
    connect(m_x, &QComboBox::currentIndexChanged, this, &IdmClips::showClips);
    connect(m_y, &QComboBox::currentIndexChanged, this, &IdmClips::showClips);
    connect(m_view, &MapView::hovered, this, [this](int clip) { m_text->setText(textOf(clip)); });
    connect(m_view, &MapView::currentChanged, this,
            [this](int clip) { m_text->setText(textOf(clip)); });
    connect(m_view, &MapView::clicked, this, &IdmClips::hear);
    connect(m_view, &MapView::auditionWanted, this, &IdmClips::hear);
    const auto want = [this](int clip) {
        if (!m_dataset || clip < 0)
            return;
        const idm::Clip& one = m_dataset->clips()[std::size_t(clip)];
        Q_EMIT clipWanted(one.file, one.start, one.start + one.sound);
    };
    connect(m_view, &MapView::activated, this, want);
    connect(m_view, &MapView::menuWanted, this, [this, want](int clip, QPoint at) {
        if (clip < 0)
            return;
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addAction(tr("Hear it"), this, [this, clip] { hear(clip); });
        menu->addAction(tr("Look at it"), this, [want, clip] { want(clip); });
        menu->popup(at);
    });
    connect(&session.store(), &Store::closed, this, [this] {
        m_choice->setTakesFirst(true);
        m_choice->setPath({});
    });
    read();
}

IdmClips::~IdmClips() = default;

void IdmClips::read() {
    const int asked = ++m_generation;
    m_dataset.reset();
    m_ranks.reset();
    m_text->clear();
    showClips();
    Q_EMIT ranksChanged();
    if (m_choice->path().empty())
        return;
    struct Found {
        std::shared_ptr<const idm::Dataset> dataset;
        ScoreRanks ranks;
    };
    inBackground(
        this,
        [folder = m_choice->path().parent_path()] {
            Found found{std::make_shared<const idm::Dataset>(folder), {}};
            for (const idm::Clip& clip : found.dataset->clips()) {
                const auto values = valuesOf(clip.score);
                for (std::size_t i = 0; i < scoreMeasures; ++i)
                    found.ranks.sorted[i].push_back(values[i]);
            }
            for (auto& values : found.ranks.sorted)
                std::ranges::sort(values);
            return found;
        },
        [this, asked](Found found) {
            if (asked != m_generation)
                return;
            m_dataset = std::move(found.dataset);
            m_ranks = std::move(found.ranks);
            showClips();
            Q_EMIT ranksChanged();
        },
        [this, asked](const QString& sentence) {
            if (asked == m_generation)
                m_text->setText(sentence);
        });
}

void IdmClips::showClips() {
    const auto x = std::size_t(std::max(0, m_x->currentIndex()));
    const auto y = std::size_t(std::max(0, m_y->currentIndex()));
    std::vector<float> places;
    MapCategories parts;
    parts.title = tr("Part");
    parts.names = {tr("Training"), tr("Validation"), tr("Test")};
    if (m_dataset)
        for (const idm::Clip& clip : m_dataset->clips()) {
            const auto values = valuesOf(clip.score);
            places.push_back(float(values[x]));
            places.push_back(float(values[y]));
            parts.of.push_back(clip.split == Split::Validation ? 1
                               : clip.split == Split::Test     ? 2
                                                               : 0);
        }
    m_view->setPoints(std::move(places));
    if (m_dataset)
        m_view->setColors(std::move(parts));
    m_view->setLabels(measureTitle(x), measureTitle(y));
    m_view->showAll();
    showPlace();
}

void IdmClips::setScore(std::optional<LScore> score) {
    m_score = score;
    showPlace();
}

/// The recording is a live cursor: a place of its own kind over the points.
void IdmClips::showPlace() {
    m_view->setLiveCursor(0, tr("This recording"));
    if (!m_score || !m_dataset) {
        m_view->moveLiveCursor(0, std::nullopt);
        return;
    }
    const auto values = valuesOf(*m_score);
    m_view->moveLiveCursor(0, QPointF(values[std::size_t(std::max(0, m_x->currentIndex()))],
                                      values[std::size_t(std::max(0, m_y->currentIndex()))]));
}

QString IdmClips::textOf(int clip) const {
    if (!m_dataset || clip < 0 || std::size_t(clip) >= m_dataset->clips().size())
        return {};
    const idm::Clip& one = m_dataset->clips()[std::size_t(clip)];
    QStringList figures;
    const auto values = valuesOf(one.score);
    for (std::size_t i = 0; i < scoreMeasures; ++i)
        figures << QStringLiteral("%1 %2").arg(measureTitle(i),
                                               locale().toString(values[i], 'f', 3));
    //: a file, a time, the measures of a clip
    return tr("%1 from %2 s: %3")
        .arg(QString::fromStdString(one.source), locale().toString(one.start, 'f', 1),
             figures.join(QStringLiteral(", ")));
}

void IdmClips::hear(int clip) {
    if (!m_dataset || clip < 0)
        return;
    const idm::Clip& one = m_dataset->clips()[std::size_t(clip)];
    m_session.player().audition(one.file, TimeSpan{one.start, one.start + one.sound});
}

} // namespace antiphon
