#include "app/window/panel.h"

#include "app/panels/agentpanel.h"
#include "app/panels/emotionpanel.h"
#include "app/panels/guidepanel.h"
#include "app/panels/idmpanel.h"
#include "app/panels/inspector.h"
#include "app/panels/jobspanel.h"
#include "app/panels/library.h"
#include "app/panels/logpanel.h"
#include "app/panels/mappanel.h"
#include "app/panels/mixer.h"
#include "app/panels/performpanel.h"
#include "app/panels/stempanel.h"
#include "app/panels/synthpanel.h"
#include "app/panels/taskpanel.h"
#include "app/panels/trainingpanel.h"
#include "app/panels/transportpanel.h"

namespace antiphon {

namespace {

template <class P>
PanelSpec spec(const char* id, Qt::DockWidgetArea area) {
    return {QLatin1String(id), area,
            [](Session& session, QWidget* parent) -> Panel* { return new P(session, parent); }};
}

} // namespace

std::vector<PanelSpec> panelSpecs() {
    return {
        spec<TransportPanel>("transport", Qt::TopDockWidgetArea),
        spec<LibraryPanel>("library", Qt::LeftDockWidgetArea),
        spec<InspectorPanel>("inspector", Qt::NoDockWidgetArea),
        spec<GuidePanel>("guide", Qt::BottomDockWidgetArea),
        spec<EmotionPanel>("emotion", Qt::BottomDockWidgetArea),
        spec<IdmPanel>("idm", Qt::BottomDockWidgetArea),
        spec<StemPanel>("stem", Qt::BottomDockWidgetArea),
        spec<MapPanel>("map", Qt::BottomDockWidgetArea),
        spec<AgentPanel>("agent", Qt::BottomDockWidgetArea),
        spec<PerformPanel>("perform", Qt::BottomDockWidgetArea),
        spec<TaskPanel>("task", Qt::RightDockWidgetArea),
        spec<SynthPanel>("synth", Qt::RightDockWidgetArea),
        spec<TrainingPanel>("training", Qt::BottomDockWidgetArea),
        spec<JobsPanel>("jobs", Qt::BottomDockWidgetArea),
        spec<LogPanel>("log", Qt::BottomDockWidgetArea),
        spec<MixerPanel>("mixer", Qt::BottomDockWidgetArea),
    };
}

} // namespace antiphon
