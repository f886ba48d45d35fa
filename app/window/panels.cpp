#include "app/window/panel.h"

namespace antiphon {

namespace {

template <class P>
PanelSpec spec(const char* id, Qt::DockWidgetArea area) {
    return {QLatin1String(id), area,
            [](Session& session, QWidget* parent) -> Panel* { return new P(session, parent); }};
}

} // namespace

std::vector<PanelSpec> panelSpecs() {
    return {};
}

} // namespace antiphon
