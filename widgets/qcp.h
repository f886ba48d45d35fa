#pragma once

#include <QObject>

// The only door to QCustomPlot: its header uses Qt's lower-case keywords, which the rest of the
// program must not see because they collide with LibTorch's member names.
#define signals Q_SIGNALS
#define slots Q_SLOTS
#define foreach Q_FOREACH
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#include <qcustomplot.h>
#pragma GCC diagnostic pop
#undef signals
#undef slots
#undef foreach
