#pragma once

#include <span>

namespace antiphon {

/// What of sourceTexts() stands in one system alone: a file for each.
struct SystemTexts {
    std::span<const char*const> task, options, job;
};

SystemTexts guideTexts();
SystemTexts emotionTexts();
SystemTexts stemTexts();
SystemTexts improTexts();
SystemTexts idmTexts();

} // namespace antiphon
