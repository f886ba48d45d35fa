#pragma once

#include "app/panels/filestrip.h"

#include <map>
#include <vector>

class QPainter;

namespace antiphon {

/// The largest magnitude of each of so many equal columns of a sound file. For a background thread.
std::vector<float> peaksOfFile(const fs::path& file, int columns);
/// Draws peaks, one a column, in the middle of a room of that width.
void paintPeaks(QPainter& painter, const std::vector<float>& peaks, const QRectF& room);

/// A strip of sound files as waveforms, which are read in the background. What is listed is up to
/// the heirs. GUI thread.
class SoundStrip : public FileStrip {
    Q_OBJECT

public:
    explicit SoundStrip(const QString& hint, QWidget* parent = nullptr);

protected:
    void drawIcons() override;

private:
    std::map<std::string, std::vector<float>> m_peaks; ///< by file, one a column
    int m_generation = 0;
};

} // namespace antiphon
