#include "models/impro/livecast.h"

#include "core/error.h"
#include "core/maps/lookupside.h"
#include "models/impro/starters.h"

#include <algorithm>

namespace antiphon::impro {

namespace {

LiveMember::Kind kindOf(const std::string& agent) {
    if (agent == "nearest")
        return LiveMember::Kind::Nearest;
    if (agent == "random")
        return LiveMember::Kind::Random;
    if (agent == "stay")
        return LiveMember::Kind::Stay;
    return LiveMember::Kind::Agent;
}

/// Everything of a member that follows from its agent and table.
void prepare(LiveMember& member, const LookupTable& table, const std::string& origin) {
    Agent& agent = member.agent;
    if (!agent.scaling)
        agent.scaling = fitScaling(table, agent.columns, agent.settings.scaling);
    member.environment = environmentOf(agent.settings, table, "The settings of " + member.name);
    member.world = std::make_shared<World>(table, std::span<const Corpus>(),
                                           std::vector<std::string>(), *agent.scaling);
    if (member.environment.interpolation == Interpolation::Linear && !member.world->isGrid())
        throw UserError(origin + ": is no grid, between whose points " + member.name +
                        " could guess; give it its own table.");
    const auto known = descriptorColumns();
    const auto& categories = LiveCast::categories();
    for (const std::string& column : agent.columns) {
        const auto found =
            std::ranges::find_if(known, [&](const auto& c) { return column == c.name; });
        if (found == known.end())
            throw UserError(origin + ": '" + column + "' cannot be heard live.");
        member.places.push_back(std::size_t(found - known.begin()));
        const auto category = std::ranges::find(categories, std::string(found->category));
        member.categories.push_back(int(category - categories.begin()));
        const auto match = std::ranges::find(agent.match.columns, column);
        member.matchColumns.push_back(
            match == agent.match.columns.end() ? -1 : int(match - agent.match.columns.begin()));
    }
}

/// An agent without a policy, for controllers that need a table alone.
Agent agentOfTable(const LookupTable& table, const std::string& origin) {
    Agent agent;
    agent.settings = agentSettings(EnvironmentOptions(), {});
    agent.columns = keptColumns(agent.settings, table, origin);
    if (isLookupSide(table.side)) {
        const DescriptorSettings analysis = lookupSettings(table.side, origin).analysis.resolved();
        agent.rate = analysis.rate;
        agent.hop = analysis.hop;
    }
    return agent;
}

LiveControlRate controlOf(const Agent& agent, const LookupTable& table, const std::string& origin) {
    LiveControlRate control;
    if (isLookupSide(table.side))
        control.analysis = lookupSettings(table.side, origin).analysis;
    control.analysis.rate = agent.rate;
    control.analysis.hop = agent.hop;
    control.analysis.loudnessHop = agent.hop; // a frame has both, as a corpus has
    control.analysis.framing = DescriptorSettings::Framing::Live;
    control.analysis = control.analysis.resolved();
    control.decimation = agent.decimation;
    control.smoothing = agent.smoothing;
    return control;
}

bool sameClock(const LiveControlRate& a, const LiveControlRate& b) {
    DescriptorSettings x = a.analysis, y = b.analysis;
    x.pitch = y.pitch = false; // who hears the pitch makes it heard
    return x == y;
}

/// Opens member after member.
class Casting {
public:
    Casting(const LiveCastSettings& settings, const fs::path& tables, const SceneTold& told)
        : m_settings(settings), m_tables(tables), m_told(told),
          m_cast(std::make_shared<LiveCast>()) {
        m_cast->settings = settings;
    }

    std::shared_ptr<const LiveCast> open() {
        const std::size_t count = m_settings.policies.size();
        if (count == 0 || count > LiveControls::mostPolicies)
            throw UserError("A performance needs 1 to 4 agents.", UserError::Kind::Usage);
        m_cast->members.resize(count);
        for (const bool agents : {true, false}) // controllers lean on the first agent
            for (std::size_t i = 0; i < count; ++i)
                if ((kindOf(m_settings.policies[i].agent) == LiveMember::Kind::Agent) == agents)
                    openMember(m_cast->members[i], m_settings.policies[i]);
        chooseSynth();
        return m_cast;
    }

private:
    void openMember(LiveMember& member, const LivePolicy& policy) {
        member.kind = kindOf(policy.agent);
        member.name = policy.agent;
        if (member.kind == LiveMember::Kind::Agent) {
            openAgent(member, policy);
        } else if (m_first) {
            const std::string name = member.name;
            const LiveMember::Kind kind = member.kind;
            member = *m_first;
            member.name = name;
            member.kind = kind;
        } else {
            openTable(member);
        }
    }

    void openAgent(LiveMember& member, const LivePolicy& policy) {
        ScenePlaces places = scenePlaces(agentPath(policy.agent));
        places.corpus.clear();
        std::error_code error;
        if (!m_settings.table.empty())
            places.table = m_settings.table;
        else if (!places.table.empty() && !fs::exists(places.table, error))
            places.table.clear(); // it has been moved away since; the agent's own is made again
        SceneTold told = m_told;
        told.remark = [this](const std::string& sentence) { remark(sentence); };
        Scene scene = openScene(places, m_tables, told);
        checkFit(scene.agent, scene.table, scene.origin);
        member.agent = std::move(scene.agent);
        if (!m_first)
            m_cast->table = scene.file.empty() ? keptTable(member.agent, m_tables) : scene.file;
        join(member, scene.table, scene.origin);
    }

    void openTable(LiveMember& member) {
        if (m_settings.table.empty())
            throw UserError("'" + member.name +
                                "' plays on a lookup table: name one that was built of a "
                                "synthesizer (lookup build), or an agent besides.",
                            UserError::Kind::Usage);
        const LookupTable table = readLookup(m_settings.table);
        const std::string origin = display(m_settings.table);
        m_cast->table = m_settings.table;
        member.agent = agentOfTable(table, origin);
        join(member, table, origin);
    }

    void join(LiveMember& member, const LookupTable& table, const std::string& origin) {
        prepare(member, table, origin);
        const LiveControlRate control = controlOf(member.agent, table, origin);
        const bool pitch = std::ranges::any_of(member.places, [](std::size_t place) {
            return place >= descriptorColumnsWithoutPitch;
        });
        if (!m_first) {
            m_cast->control = control;
            m_cast->control.analysis.pitch = false;
            m_cast->parameters = table.parameters;
            m_side = table.side;
            m_origin = origin;
            if (m_cast->parameters > ParameterBox::capacity)
                throw UserError(origin + ": has more parameters than can be played.");
        } else if (table.parameters != m_cast->parameters) {
            throw UserError(member.name + " plays on " + std::to_string(table.parameters) +
                            " parameters, but " + m_first->name + " on " +
                            std::to_string(m_cast->parameters) +
                            "; agents that play together share a synthesizer.");
        } else if (!sameClock(control, m_cast->control)) {
            throw UserError(member.name + " hears in other windows or at another rate than " +
                            m_first->name +
                            "; agents that play together must have been trained alike.");
        } else if (control.decimation != m_cast->control.decimation ||
                   control.smoothing != m_cast->control.smoothing) {
            remark(member.name + " decides as often and hears as smoothly as " + m_first->name +
                   ", which it was not trained to.");
        }
        m_cast->control.analysis.pitch = m_cast->control.analysis.pitch || pitch;
        if (!m_first)
            m_first = &member;
    }

    void chooseSynth() {
        if (isLookupSide(m_side)) {
            const LookupSettings table = lookupSettings(m_side, m_origin);
            m_cast->synth = table.synth;
            m_cast->sound = table.sound;
        }
        if (!m_settings.synth.empty() && m_settings.synth != m_cast->synth) {
            if (!m_cast->synth.empty())
                remark("The agents were trained on " + m_cast->synth + ", but play on " +
                       m_settings.synth + ".");
            m_cast->synth = m_settings.synth;
            m_cast->sound = {};
        }
        if (m_settings.sound)
            m_cast->sound = *m_settings.sound;
        if (m_cast->synth.empty())
            throw UserError(m_origin + ": does not say which synthesizer it is of; name one.",
                            UserError::Kind::Usage);
        if (isPatchName(m_cast->synth))
            remark(m_cast->synth + ": is a Pure Data patch; a performance on it can be rendered "
                                   "again to the bit as long as its files stay as they are and it "
                                   "asks for nothing but its parameters.");
        const std::size_t parameters = synthInfo(m_cast->synth).parameters.size();
        if (parameters != m_cast->parameters)
            throw UserError(
                "The synthesizer " + m_cast->synth + " has " + std::to_string(parameters) +
                    " parameters, but the agents' table has " + std::to_string(m_cast->parameters) +
                    "; name a synthesizer or agents that fit.",
                UserError::Kind::Usage);
    }

    void remark(const std::string& sentence) {
        m_cast->remarks.push_back(sentence);
        if (m_told.remark)
            m_told.remark(sentence);
    }

    const LiveCastSettings& m_settings;
    const fs::path& m_tables;
    const SceneTold& m_told;
    const std::shared_ptr<LiveCast> m_cast;
    const LiveMember* m_first = nullptr;
    Json m_side;
    std::string m_origin;
};

} // namespace

const std::vector<std::string>& LiveCast::categories() {
    static const std::vector<std::string> all{
        "loudness", "mfcc", "chroma", "specshape", "sinefeaturefreqs", "sinefeaturemags", "pitch"};
    return all;
}

std::shared_ptr<const LiveCast> openCast(const LiveCastSettings& settings, const fs::path& tables,
                                         const SceneTold& told) {
    return Casting(settings, tables, told).open();
}

} // namespace antiphon::impro
