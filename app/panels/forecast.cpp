#include "app/panels/forecast.h"

#include "app/panels/words.h"
#include "core/error.h"
#include "core/soundfile.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace antiphon {

namespace {

class ForecastWords {
    Q_DECLARE_TR_FUNCTIONS(Forecast)
};

constexpr int kept = 20;

QString keyOf(const std::string& task, const std::string& device, bool steps) {
    return QStringLiteral("runtimes/%1@%2%3")
        .arg(QString::fromStdString(task), QString::fromStdString(device),
             QLatin1String(steps ? "@steps" : ""));
}

} // namespace

InputSize measureInputs(const Inputs& inputs) {
    InputSize size;
    for (const auto& [slot, items] : inputs)
        for (const Item& item : items) {
            std::error_code error;
            if (item.kind != ItemKind::Audio) {
                const auto bytes = fs::file_size(item.path, error);
                size.bytes += error ? 0 : double(bytes);
                continue;
            }
            try {
                const SoundInfo info = SoundReader(item.path).info();
                size.seconds += info.seconds();
                size.bytes += double(info.frames) * info.channels * sizeof(float);
            } catch (const UserError&) {
                // The run itself will say what is wrong with the file.
            }
        }
    return size;
}

RunAmount amountOf(const Json& options, const InputSize& size) {
    // Epochs make steps of what is in the recordings: so do seconds of sound.
    const auto number = [&](const char* key) {
        const auto it = options.find(key);
        return it != options.end() && it->is_number() ? it->get<double>() : 0.0;
    };
    if (const double steps = number("steps"); steps > 0 && number("epochs") <= 0)
        return {steps, true};
    return {size.seconds, false};
}

void RunTimes::add(const std::string& task, const std::string& device, const RunAmount& amount,
                   double seconds) {
    const QString key = keyOf(task, device, amount.steps);
    QStringList runs = m_settings.value(key).toStringList();
    runs << QStringLiteral("%1:%2").arg(amount.of, 0, 'g', 6).arg(seconds, 0, 'g', 6);
    m_settings.setValue(key, runs.mid(std::max<qsizetype>(0, runs.size() - kept)));
}

RunTimes::Forecast RunTimes::forecast(const std::string& task, const std::string& device,
                                      const RunAmount& amount) const {
    std::vector<double> ratios, whole;
    for (const QString& run : m_settings.value(keyOf(task, device, amount.steps)).toStringList()) {
        const double input = run.section(QLatin1Char(':'), 0, 0).toDouble();
        const double took = run.section(QLatin1Char(':'), 1, 1).toDouble();
        whole.push_back(took);
        if (input > 0)
            ratios.push_back(took / input);
    }
    std::vector<double>& known = amount.of > 0 ? ratios : whole;
    if (known.empty())
        return {};
    std::nth_element(known.begin(), known.begin() + std::ptrdiff_t(known.size() / 2), known.end());
    return {int(known.size()), known[known.size() / 2] * (amount.of > 0 ? amount.of : 1.0)};
}

namespace {

QString withMemory(const QString& text, const InputSize& size) {
    if (size.bytes <= 0)
        return text;
    //: added to the sentence before; %1 is an amount of memory
    return text + QLatin1Char(' ') +
           ForecastWords::tr("The inputs need %1 of memory.").arg(byteText(size.bytes));
}

} // namespace

QString forecastText(const RunTimes::Forecast& forecast, const InputSize& size) {
    return withMemory(
        forecast.runs > 0
            //: %1 is a time such as "about 12 s"; %n runs
            ? ForecastWords::tr("Takes %1, by %n earlier runs.", nullptr, forecast.runs)
                  .arg(roughTime(forecast.seconds))
            : ForecastWords::tr("How long it takes is not known yet: this task has not run on "
                                "this machine."),
        size);
}

QString forecastText(double seconds, const InputSize& size) {
    //: %1 is a time such as "about 12 s"
    return withMemory(ForecastWords::tr("Takes %1.").arg(roughTime(seconds)), size);
}

} // namespace antiphon
