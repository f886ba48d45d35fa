#include "core/maps/growlookup.h"

#include "core/error.h"
#include "core/maps/lookuprows.h"
#include "core/maps/lookupside.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <thread>

namespace antiphon {

namespace {

/// Points closer than this are the same: 0.1 + 0.2 and 0.3 must not make two rows.
constexpr double resolution = 1e-9;

std::vector<std::int64_t> keysOf(std::span<const double> points) {
    std::vector<std::int64_t> keys(points.size());
    std::transform(points.begin(), points.end(), keys.begin(),
                   [](double v) { return std::llround(v / resolution); });
    return keys;
}

/// Walks through all rows in strides of the golden section of their number.
std::vector<std::size_t> scattered(const std::vector<std::size_t>& rows) {
    const std::size_t count = rows.size();
    std::size_t stride = std::max<std::size_t>(1, std::size_t(double(count) * 0.6180339887498949));
    while (std::gcd(stride, count) > 1)
        ++stride;
    std::vector<std::size_t> result;
    for (std::size_t i = 0, at = 0; i < count; ++i, at = (at + stride) % count)
        result.push_back(rows[at]);
    return result;
}

/// Where the table that stands in `file` waits until the one that replaces it is complete; empty if
/// there is nothing worth keeping.
fs::path asideOf(const fs::path& file) {
    std::error_code error;
    if (!fs::is_regular_file(file, error) || fs::file_size(file, error) == 0)
        return {};
    const auto named = [&](const std::string& number) {
        fs::path aside = file;
        aside.replace_filename(file.stem().string() + ".replaced" + number +
                               file.extension().string());
        return aside;
    };
    fs::path aside = named("");
    for (int n = 2; fs::exists(aside, error) || fs::exists(lookupSideFile(aside), error); ++n)
        aside = named("-" + std::to_string(n));
    return aside;
}

class Growth {
public:
    Growth(const fs::path& file, const LookupGrowth& growth) : m_file(file), m_growth(growth) {
        m_table.parameters = growth.parameters;
        m_table.descriptors = growth.descriptors;
        if (growth.statistics)
            m_table.extra = statisticsNames(growth.descriptors);
        m_table.side = growth.side;
    }

    void begin(bool keep) {
        if (!m_growth.worker)
            throw std::logic_error("a lookup table without workers");
        using Begin = GrowingLookup::Begin;
        const fs::path aside = putAside(keep);
        m_growing.emplace(m_file,
                          lookupHeader(m_table.parameters, m_table.descriptors, m_table.extra),
                          keep ? Begin::Continue : Begin::Fresh, aside);
        if (keep) {
            LookupTable kept = readLookup(m_file);
            m_table.rows = kept.rows;
            m_table.points = std::move(kept.points);
            m_table.values = std::move(kept.values);
            m_table.extras = std::move(kept.extras);
        }
        m_table.side["rows"] = m_table.rows;
        writeJson(lookupSideFile(m_file), m_table.side);
        for (const PlanSettings& plan : m_growth.plans) {
            const std::vector<double> points = planPoints(plan, m_table.parameters);
            m_points.insert(m_points.end(), points.begin(), points.end());
        }
    }

    void grow(const std::function<void()>& checkpoint,
              const std::function<void(const LookupProgress&)>& progress) {
        const auto rows = rowsToMake(m_table.points, m_points, m_table.parameters);
        m_kept = m_table.rows;
        m_total = m_kept + rows.size();
        progress({m_kept, m_total, {}, {}});
        if (rows.empty())
            return;
        m_rowOf.assign(m_points.size() / m_table.parameters, 0);
        reserve();
        PointWork work;
        work.points = m_points;
        work.width = m_table.parameters;
        work.order = rows;
        work.threads =
            m_growth.threads > 0 ? m_growth.threads : int(std::thread::hardware_concurrency());
        work.worker = m_growth.worker;
        work.checkpoint = checkpoint;
        work.store = [this](std::size_t point, const DescriptorSummary& summary) {
            store(point, summary);
        };
        std::size_t told = m_kept;
        work.tell = [&](std::size_t point) {
            const std::size_t row = m_rowOf[point];
            progress({++told, m_total, m_table.point(row), m_table.value(row)});
        };
        workPoints(work);
    }

    LookupTable finish() {
        sortLookup(m_table);
        m_table.side["complete"] = true;
        m_table.side["rows"] = m_table.rows;
        const std::string replaced = m_table.side.value("replaces", std::string());
        m_table.side.erase("replaces");
        writeLookup(m_file, m_table);
        if (const fs::path name = replaced; !name.empty() && name == name.filename()) {
            const fs::path aside = m_file.parent_path() / name;
            std::error_code error;
            fs::remove(aside, error);
            fs::remove(lookupSideFile(aside), error);
        }
        return std::move(m_table);
    }

private:
    /// A finished table is lost only for another finished one: notes in the side file where it
    /// waits. Returns where the rows have to be put; empty if nowhere.
    fs::path putAside(bool keep) {
        const Json there = readLookupSide(m_file);
        if (there.is_object() && there.contains("replaces")) {
            m_table.side["replaces"] = there["replaces"]; // what is there is not finished itself
            return {};
        }
        if (keep)
            return {};
        const fs::path aside = asideOf(m_file);
        if (aside.empty())
            return {};
        if (!there.is_null())
            writeJson(lookupSideFile(aside), there);
        m_table.side["replaces"] = aside.filename().string();
        return aside;
    }

    /// All at once: rows that are told of must not move while others are stored.
    void reserve() {
        m_table.points.resize(m_total * m_table.parameters);
        m_table.values.resize(m_total * m_table.descriptors.size());
        m_table.extras.resize(m_total * m_table.extra.size());
    }

    void store(std::size_t point, const DescriptorSummary& summary) {
        const std::size_t row = m_table.rows, width = m_table.descriptors.size();
        const auto from = m_points.begin() + std::ptrdiff_t(point * m_table.parameters);
        std::copy_n(from, m_table.parameters,
                    m_table.points.begin() + std::ptrdiff_t(row * m_table.parameters));
        std::copy_n(summary.mean.begin(), width,
                    m_table.values.begin() + std::ptrdiff_t(row * width));
        double* extra = m_table.extras.data() + row * m_table.extra.size();
        for (std::size_t i = 0; i < width && m_growth.statistics; ++i)
            for (const auto* column :
                 {&summary.deviation, &summary.low, &summary.median, &summary.high})
                *extra++ = (*column)[i];
        m_line.clear();
        appendLookupRow(m_line, m_table.point(row), m_table.value(row), m_table.statistics(row));
        m_growing->add(m_line);
        m_rowOf[point] = row;
        ++m_table.rows;
    }

    fs::path m_file;
    const LookupGrowth& m_growth;
    LookupTable m_table;
    std::optional<GrowingLookup> m_growing;
    std::vector<double> m_points;     ///< of all plans
    std::vector<std::size_t> m_rowOf; ///< of each point that was made, its row in the table
    std::size_t m_kept = 0, m_total = 0;
    std::string m_line;
};

} // namespace

std::vector<std::size_t> rowsToMake(std::span<const double> known, std::span<const double> points,
                                    std::size_t width) {
    const auto keys = keysOf(points), knownKeys = keysOf(known);
    const std::size_t knownRows = known.size() / width, all = knownRows + points.size() / width;
    const auto keyOf = [&](std::size_t i) {
        return i < knownRows ? std::span(knownKeys).subspan(i * width, width)
                             : std::span(keys).subspan((i - knownRows) * width, width);
    };
    std::vector<std::size_t> order(all);
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const auto compared = std::lexicographical_compare_three_way(
            keyOf(a).begin(), keyOf(a).end(), keyOf(b).begin(), keyOf(b).end());
        return compared != 0 ? compared < 0 : a < b;
    });
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < all; ++i)
        if (order[i] >= knownRows &&
            (i == 0 || !std::ranges::equal(keyOf(order[i]), keyOf(order[i - 1]))))
            rows.push_back(order[i] - knownRows);
    std::sort(rows.begin(), rows.end());
    return scattered(rows);
}

LookupTable growLookup(const fs::path& file, const LookupGrowth& growth, bool keep,
                       const std::function<void()>& checkpoint,
                       const std::function<void(const LookupProgress&)>& progress) {
    Growth run(file, growth);
    run.begin(keep);
    run.grow(
        checkpoint ? checkpoint : [] {}, progress ? progress : [](const LookupProgress&) {});
    return run.finish();
}

} // namespace antiphon
