#pragma once

#include "app/panels/performer.h"

#include <mutex>

namespace antiphon {

/// What a performance has beside its sound; the ports in it may be exchanged while it plays.
class PortTap final : public impro::LiveTap {
public:
    void setPorts(std::shared_ptr<impro::LivePorts> ports) {
        const std::lock_guard lock(m_mutex);
        m_ports = std::move(ports);
    }
    void decided(const LiveMoment& moment) override {
        // Never waits: while ports are exchanged a moment goes by unsent.
        if (const std::unique_lock lock(m_mutex, std::try_to_lock); lock && m_ports)
            m_ports->decided(moment);
    }
    void poll() override {
        if (const auto ports = now()) {
            ports->poll();
            auto remarks = ports->takeRemarks();
            const std::lock_guard lock(m_remarkMutex);
            for (std::string& remark : remarks)
                m_remarks.push_back(std::move(remark));
        }
    }
    void panic() {
        if (const auto ports = now())
            ports->panic();
    }
    int oscPort() {
        const auto ports = now();
        return ports ? ports->oscPort() : 0;
    }
    std::vector<std::string> takeRemarks() {
        const std::lock_guard lock(m_remarkMutex);
        return std::exchange(m_remarks, {});
    }

private:
    std::shared_ptr<impro::LivePorts> now() {
        const std::lock_guard lock(m_mutex);
        return m_ports;
    }
    std::mutex m_mutex, m_remarkMutex;
    std::shared_ptr<impro::LivePorts> m_ports;
    std::vector<std::string> m_remarks;
};

struct Performer::Live {
    PortTap tap; ///< outlives the performance
    std::shared_ptr<const impro::LiveCast> cast;
    std::unique_ptr<impro::LivePerformance> performance;
    std::vector<std::string> remarks; ///< while it was opened
};

} // namespace antiphon
