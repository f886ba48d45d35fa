#pragma once

#include "core/json.h"
#include "models/trainer.h"

#include <deque>
#include <vector>

namespace antiphon::impro {

/// Returns and lengths of the last 100 episodes, for the curves. A value.
class Episodes {
public:
    explicit Episodes(std::size_t environments = 1) : m_running(environments) {}

    void step(std::size_t environment, double reward, bool ended) {
        Episode& episode = m_running[environment];
        episode.reward += reward;
        ++episode.length;
        if (!ended)
            return;
        m_last.push_back(episode);
        if (m_last.size() > 100)
            m_last.pop_front();
        episode = {};
    }
    /// rollout/ep_rew_mean and ep_len_mean, once an episode has ended.
    void report(std::vector<Scalar>& scalars) const {
        if (m_last.empty())
            return;
        double reward = 0, length = 0;
        for (const Episode& episode : m_last) {
            reward += episode.reward;
            length += double(episode.length);
        }
        scalars.push_back({"rollout/ep_rew_mean", reward / double(m_last.size())});
        scalars.push_back({"rollout/ep_len_mean", length / double(m_last.size())});
    }

    Json json() const {
        const auto list = [](const auto& episodes) {
            Json rows = Json::array();
            for (const Episode& episode : episodes)
                rows.push_back({episode.reward, episode.length});
            return rows;
        };
        return {{"running", list(m_running)}, {"last", list(m_last)}};
    }
    /// Throws Json::exception.
    void restore(const Json& json) {
        for (std::size_t e = 0; e < m_running.size(); ++e)
            m_running[e] = of(json.at("running").at(e));
        m_last.clear();
        for (const Json& row : json.at("last"))
            m_last.push_back(of(row));
    }

private:
    struct Episode {
        double reward = 0;
        std::int64_t length = 0;
    };
    static Episode of(const Json& row) {
        return {row.at(0).get<double>(), row.at(1).get<std::int64_t>()};
    }
    std::vector<Episode> m_running;
    std::deque<Episode> m_last;
};

} // namespace antiphon::impro
