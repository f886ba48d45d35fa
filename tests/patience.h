#pragma once

#include <QTest>

namespace antiphon::testing {

/// Milliseconds that something may take which is to happen some time: on a machine that is busy
/// with other things, five seconds are soon over, and nothing is lost by waiting where it happens.
inline constexpr int patience = 60000;

} // namespace antiphon::testing

// Qt's own wait for five seconds.
#undef QTRY_VERIFY
#undef QTRY_COMPARE
#define QTRY_VERIFY(condition) QTRY_VERIFY_WITH_TIMEOUT((condition), antiphon::testing::patience)
#define QTRY_COMPARE(actual, expected)                                                             \
    QTRY_COMPARE_WITH_TIMEOUT((actual), (expected), antiphon::testing::patience)
