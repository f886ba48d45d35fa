#include "models/distributed.h"

#include "core/error.h"

#include <ATen/ATen.h>

#if defined(USE_C10D_GLOO) && __has_include(<gloo/algorithm.h>)
#define ANTIPHON_GLOO
#include <torch/csrc/distributed/c10d/PrefixStore.hpp>
#include <torch/csrc/distributed/c10d/ProcessGroupGloo.hpp>
#include <torch/csrc/distributed/c10d/TCPStore.hpp>
#endif
#if defined(ANTIPHON_GLOO) && defined(USE_C10D_NCCL) && __has_include(<nccl.h>)
#define ANTIPHON_NCCL
#include <torch/csrc/distributed/c10d/ProcessGroupNCCL.hpp>
#endif

#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <thread>

namespace antiphon {

#ifdef ANTIPHON_GLOO

namespace {

/// Its first line, without LibTorch's stack trace.
std::string sentence(const std::exception& error) {
    const auto* own = dynamic_cast<const c10::Error*>(&error);
    const std::string text = own ? own->what_without_backtrace() : error.what();
    return text.substr(0, text.find('\n'));
}

std::shared_ptr<::gloo::transport::Device> networkDevice(const std::string& master) {
    using Gloo = c10d::ProcessGroupGloo;
    if (const char* name = std::getenv("GLOO_SOCKET_IFNAME"); name && *name)
        return Gloo::createDeviceForInterface(name);
    // On one machine its own name need not lead anywhere.
    if (master == "localhost" || master.starts_with("127."))
        return Gloo::createDeviceForHostname("127.0.0.1");
    return Gloo::createDefaultDevice();
}

/// Throws when not all have come in time.
void awaitAll(c10d::Store& store, const ProcessGroupSettings& settings) {
    const auto start = std::chrono::steady_clock::now();
    for (auto came = store.add("came", 1); came < settings.size; came = store.add("came", 0)) {
        const std::chrono::duration<double> waited = std::chrono::steady_clock::now() - start;
        if (waited.count() > settings.timeout)
            throw std::runtime_error(std::to_string(came) + " came");
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
}

} // namespace

struct ProcessGroup::Data {
    c10::intrusive_ptr<c10d::ProcessGroupGloo> gloo;
#ifdef ANTIPHON_NCCL
    c10::intrusive_ptr<c10d::ProcessGroupNCCL> nccl;
#endif

    /// Runs a collective operation on the tensor, where it lies if there is a way.
    template <class Operation>
    void run(const ProcessGroupSettings& settings, at::Tensor& values, Operation operation) {
        try {
            std::vector<at::Tensor> tensors = {values.detach()};
#ifdef ANTIPHON_NCCL
            if (nccl && values.is_cuda()) {
                operation(*nccl, tensors)->wait();
                return;
            }
#endif
            if (values.is_cuda())
                tensors[0] = tensors[0].cpu();
            operation(*gloo, tensors)->wait();
            if (values.is_cuda())
                values.detach().copy_(tensors[0]);
        } catch (const std::exception& e) {
            throw UserError("Training with " + std::to_string(settings.size) +
                                " processes: another of them has ended or cannot be reached any "
                                "more (" +
                                sentence(e) +
                                "); start all of them again, they go on from the "
                                "last checkpoint.",
                            UserError::Kind::System);
        }
    }
};

ProcessGroup::ProcessGroup(const ProcessGroupSettings& settings)
    : m_settings(settings), m_data(std::make_unique<Data>()) {
    try {
        c10d::TCPStoreOptions options;
        options.port = std::uint16_t(settings.port);
        options.isServer = settings.rank == 0;
        options.waitWorkers = false; // it would give up waiting without a word
        options.timeout = std::chrono::milliseconds(std::int64_t(settings.timeout * 1000));
        const auto store = c10::make_intrusive<c10d::TCPStore>(settings.master, options);
        awaitAll(*store, settings);
        // While training, the others wait for as long as the first one is paused; that one of them
        // has ended shows in its connection.
        const auto gloo = c10d::ProcessGroupGloo::Options::create(std::chrono::hours(24 * 7));
        gloo->devices = {networkDevice(settings.master)};
        m_data->gloo = c10::make_intrusive<c10d::ProcessGroupGloo>(
            c10::make_intrusive<c10d::PrefixStore>("gloo", store), settings.rank, settings.size,
            gloo);
#ifdef ANTIPHON_NCCL
        if (at::globalContext().hasCUDA())
            m_data->nccl = c10::make_intrusive<c10d::ProcessGroupNCCL>(
                c10::make_intrusive<c10d::PrefixStore>("nccl", store), settings.rank,
                settings.size);
#endif
    } catch (const std::exception& e) {
        throw UserError("Training with " + std::to_string(settings.size) +
                            " processes: they did not come together at " + settings.master +
                            ", port " + std::to_string(settings.port) + ", within " +
                            std::to_string(int(settings.timeout)) + " s (" + sentence(e) +
                            "). Check that all are started, that MASTER_ADDR and MASTER_PORT are "
                            "the same for all, and that no firewall is between them.",
                        UserError::Kind::System);
    }
}

ProcessGroup::~ProcessGroup() = default;

void ProcessGroup::sum(at::Tensor& values) {
    m_data->run(m_settings, values,
                [](auto& group, auto& tensors) { return group.allreduce(tensors); });
}

void ProcessGroup::broadcast(at::Tensor& values) {
    m_data->run(m_settings, values,
                [](auto& group, auto& tensors) { return group.broadcast(tensors); });
}

void ProcessGroup::broadcast(std::span<std::byte> bytes) {
    at::Tensor values = at::from_blob(bytes.data(), {std::int64_t(bytes.size())}, at::kByte);
    broadcast(values);
}

#else

struct ProcessGroup::Data {};

ProcessGroup::ProcessGroup(const ProcessGroupSettings& settings) : m_settings(settings) {
    throw UserError("Training with several processes needs a LibTorch with Gloo; this build has "
                    "none. Start a single process.",
                    UserError::Kind::System);
}
ProcessGroup::~ProcessGroup() = default;
void ProcessGroup::sum(at::Tensor&) {}
void ProcessGroup::broadcast(at::Tensor&) {}
void ProcessGroup::broadcast(std::span<std::byte>) {}

#endif

} // namespace antiphon
