// Real devices, through PortAudio. PortAudio is not thread-safe: one mutex guards all of it.
#include "core/audio/device.h"

#include "core/error.h"

#ifdef ANTIPHON_PORTAUDIO
#include "core/audio/quiet.h"

#include <portaudio.h>

#include <chrono>
#include <future>
#include <mutex>
#include <set>
#include <thread>

#include <dlfcn.h>
#endif

namespace antiphon {

#ifndef ANTIPHON_PORTAUDIO

std::vector<AudioDeviceInfo> audioDevices() {
    return {};
}

std::unique_ptr<Device> openDevice(Engine&, const DeviceSettings&) {
    throw UserError("This program was built without sound devices; build it with ANTIPHON_GUI=ON.",
                    UserError::Kind::System);
}

#else

namespace {

std::mutex portAudioMutex;

void alsaNothing(const char*, int, const char*, int, const char*, ...) {}
void jackNothing(const char*) {}

/// The hosts' own libraries report to the standard error stream at any time, also from their
/// threads. They are PortAudio's dependencies, not ours, so their switches are looked up by name.
void silenceHosts() {
    using SetAlsaHandler = int (*)(decltype(&alsaNothing));
    using SetJackHandler = void (*)(decltype(&jackNothing));
    if (void* set = dlsym(RTLD_DEFAULT, "snd_lib_error_set_handler"))
        reinterpret_cast<SetAlsaHandler>(set)(alsaNothing);
    for (const char* name : {"jack_set_error_function", "jack_set_info_function"})
        if (void* set = dlsym(RTLD_DEFAULT, name))
            reinterpret_cast<SetJackHandler>(set)(jackNothing);
}

/// Keeps PortAudio initialised; PortAudio counts how many want it. The mutex must be held.
class Library {
public:
    Library() {
        silenceHosts();
        const Quiet quiet;
        m_error = Pa_Initialize();
    }
    ~Library() {
        const Quiet quiet;
        if (m_error == paNoError)
            Pa_Terminate();
    }
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;
    PaError error() const { return m_error; }

private:
    PaError m_error;
};

/// As audioDevices(), in PortAudio's order: the index is PortAudio's.
std::vector<AudioDeviceInfo> listDevices() {
    std::vector<AudioDeviceInfo> devices;
    std::set<std::string> ids;
    const PaDeviceIndex standard = Pa_GetDefaultOutputDevice();
    for (PaDeviceIndex i = 0; i < Pa_GetDeviceCount(); ++i) {
        const PaDeviceInfo* device = Pa_GetDeviceInfo(i);
        AudioDeviceInfo info;
        info.name = device->name;
        info.host = Pa_GetHostApiInfo(device->hostApi)->name;
        info.inputs = device->maxInputChannels;
        info.outputs = device->maxOutputChannels;
        info.defaultRate = device->defaultSampleRate;
        info.isDefault = i == standard;
        const std::string id = info.host + ": " + info.name;
        info.id = id;
        for (int n = 2; !ids.insert(info.id).second; ++n) // two cards of one make
            info.id = id + " #" + std::to_string(n);
        devices.push_back(info);
    }
    return devices;
}

/// A stream with what its callback needs. close() can take long where a device has gone: so a
/// thread of its own closes it, and the gate keeps the engine out of reach meanwhile. One of a JACK
/// server that has died is never closed: PortAudio 19.6 waits ten minutes for it and then ends the
/// program by an assertion.
struct Stream {
    explicit Stream(Engine& owner) : engine(owner) {}

    Engine& engine;
    std::unique_ptr<Library> library; ///< made and destroyed under the mutex
    PaStream* handle = nullptr;
    std::string host;
    bool isJack = false;
    std::size_t inputs = 0;
    std::size_t outputs = 0;
    std::atomic<std::uint64_t> callbacks{0};
    std::atomic<bool> inside{false}; ///< the callback is at work
    std::atomic<bool> shut{false};   ///< the engine is no longer ours

    int process(const void* in, void* out, std::size_t frames,
                PaStreamCallbackFlags flags) noexcept;
    void shutGate() noexcept;
    void close();
};

/// Hosts with a stream that is still being closed; guarded by the mutex.
std::multiset<std::string> closingHosts;

int Stream::process(const void* in, void* out, std::size_t frames,
                    PaStreamCallbackFlags flags) noexcept {
    inside.store(true); // sequentially consistent, as in shutGate(): one of the two sees the other
    if (shut.load()) {
        inside.store(false);
        for (std::size_t c = 0; c < outputs; ++c)
            std::fill_n(static_cast<float* const*>(out)[c], frames, 0.0f);
        return paAbort;
    }
    const auto before = std::chrono::steady_clock::now();
    const std::span ins(static_cast<const float* const*>(in), in ? inputs : 0);
    const std::span outs(static_cast<float* const*>(out), outputs);
    engine.process(ins, outs, frames);
    const std::chrono::duration<double> used = std::chrono::steady_clock::now() - before;
    const PaStreamCallbackFlags bad =
        paInputUnderflow | paInputOverflow | paOutputUnderflow | paOutputOverflow;
    engine.countCallback(float(used.count() * engine.rate() / double(frames)), (flags & bad) != 0);
    callbacks.fetch_add(1, std::memory_order_relaxed);
    inside.store(false);
    return paContinue;
}

/// After this the callback does not touch the engine; waits for one callback at most.
void Stream::shutGate() noexcept {
    shut.store(true);
    while (inside.load())
        std::this_thread::yield();
}

void Stream::close() {
    Pa_AbortStream(handle); // outside the mutex: this is what may take minutes
    const std::lock_guard lock(portAudioMutex);
    {
        const Quiet quiet;
        Pa_CloseStream(handle);
    }
    library.reset();
    closingHosts.erase(closingHosts.find(host));
}

int callback(const void* in, void* out, unsigned long frames, const PaStreamCallbackTimeInfo*,
             PaStreamCallbackFlags flags, void* stream) {
    return static_cast<Stream*>(stream)->process(in, out, frames, flags);
}

class PortAudioDevice final : public Device {
public:
    PortAudioDevice(Engine& engine, const DeviceSettings& settings);
    ~PortAudioDevice() override;

    std::string name() const override { return m_info.name; }
    bool lost() override;
    double latency() const override;

private:
    using Clock = std::chrono::steady_clock;

    void choose(const DeviceSettings& settings);
    void chooseInput(const DeviceSettings& settings, const std::vector<AudioDeviceInfo>& devices);
    void open(const DeviceSettings& settings);

    std::shared_ptr<Stream> m_stream;
    AudioDeviceInfo m_info;
    PaDeviceIndex m_index = paNoDevice;
    PaDeviceIndex m_inputIndex = paNoDevice;
    std::uint64_t m_seen = 0; ///< callbacks when lost() last saw a new one, and when that was
    Clock::time_point m_seenAt;
};

PortAudioDevice::PortAudioDevice(Engine& engine, const DeviceSettings& settings)
    : m_stream(std::make_shared<Stream>(engine)), m_seenAt(Clock::now()) {
    const std::lock_guard lock(portAudioMutex);
    m_stream->library = std::make_unique<Library>();
    try {
        choose(settings);
        open(settings);
    } catch (...) {
        m_stream->library.reset();
        throw;
    }
}

PortAudioDevice::~PortAudioDevice() {
    // Some milliseconds as a rule; a lost device may take long, and the window must not wait for
    // it.
    const bool gone = lost();
    const auto patience = std::chrono::milliseconds(gone ? 100 : 2000);
    m_stream->shutGate();
    {
        const std::lock_guard lock(portAudioMutex);
        closingHosts.insert(m_stream->host);
        if (gone && m_stream->isJack) {
            // Not at the program's end either.
            static auto* const abandoned = new std::vector<std::shared_ptr<Stream>>;
            abandoned->push_back(m_stream);
            return;
        }
    }
    const auto closed = std::make_shared<std::promise<void>>();
    std::thread([stream = m_stream, closed] {
        stream->close();
        closed->set_value();
    }).detach();
    closed->get_future().wait_for(patience);
}

void PortAudioDevice::choose(const DeviceSettings& settings) {
    const PaError error = m_stream->library->error();
    if (error != paNoError)
        throw UserError(std::string("The sound system cannot be started: ") +
                            Pa_GetErrorText(error) + ".",
                        UserError::Kind::System);
    const std::vector<AudioDeviceInfo> devices = listDevices();
    std::string names;
    for (std::size_t i = 0; i < devices.size(); ++i) {
        if (devices[i].outputs < 1)
            continue;
        if (settings.id.empty() ? devices[i].isDefault : devices[i].id == settings.id)
            m_index = PaDeviceIndex(i);
        names += (names.empty() ? "" : "; ") + devices[i].id;
    }
    if (m_index == paNoDevice)
        throw UserError(names.empty() ? "There is no audio device; connect one and try again."
                        : settings.id.empty()
                            ? "There is no default audio device; choose one of: " + names + "."
                            : "There is no audio device '" + settings.id +
                                  "'; connect it or choose one of: " + names + ".",
                        UserError::Kind::System);
    m_info = devices[std::size_t(m_index)];
    if (closingHosts.contains(m_info.host))
        throw UserError("The audio device '" + m_info.id +
                            "' was lost, and its host cannot be opened again yet; choose a device "
                            "of another host, or save and start the program again.",
                        UserError::Kind::System);
    m_stream->host = m_info.host;
    m_stream->isJack = Pa_GetHostApiInfo(Pa_GetDeviceInfo(m_index)->hostApi)->type == paJACK;
    chooseInput(settings, devices);
}

void PortAudioDevice::chooseInput(const DeviceSettings& settings,
                                  const std::vector<AudioDeviceInfo>& devices) {
    if (settings.inputs < 1)
        return;
    if (settings.inputId.empty()) {
        m_inputIndex = m_info.inputs > 0 ? m_index : Pa_GetDefaultInputDevice();
    } else {
        const auto found = std::ranges::find(devices, settings.inputId, &AudioDeviceInfo::id);
        if (found == devices.end() || found->inputs < 1)
            throw UserError("There is no audio input '" + settings.inputId +
                                "'; connect it or choose another.",
                            UserError::Kind::System);
        m_inputIndex = PaDeviceIndex(found - devices.begin());
    }
    if (m_inputIndex == paNoDevice)
        throw UserError("There is no audio input; connect one or play without input.",
                        UserError::Kind::System);
    m_stream->inputs =
        std::size_t(std::min(settings.inputs, devices[std::size_t(m_inputIndex)].inputs));
}

void PortAudioDevice::open(const DeviceSettings& settings) {
    const double rate = m_stream->engine.rate();
    const double latency = 2.0 * settings.buffer / rate;
    m_stream->outputs = std::size_t(std::min(std::max(1, settings.outputs), m_info.outputs));
    const PaSampleFormat planar = paFloat32 | paNonInterleaved;
    const PaStreamParameters out{m_index, int(m_stream->outputs), planar, latency, nullptr};
    const PaStreamParameters in{m_inputIndex, int(m_stream->inputs), planar, latency, nullptr};
    // paClipOff and paDitherOff: the engine's clip guard has been at work.
    const Quiet quiet;
    PaError error = Pa_OpenStream(&m_stream->handle, m_stream->inputs > 0 ? &in : nullptr, &out,
                                  rate, static_cast<unsigned long>(settings.buffer),
                                  paClipOff | paDitherOff, callback, m_stream.get());
    if (error == paNoError) {
        error = Pa_StartStream(m_stream->handle);
        if (error != paNoError)
            Pa_CloseStream(m_stream->handle);
    }
    if (error == paNoError)
        return;
    std::string reason = Pa_GetErrorText(error);
    if (error == paUnanticipatedHostError)
        reason += std::string(" (") + Pa_GetLastHostErrorInfo()->errorText + ")";
    std::string mend = "choose another device or buffer";
    if (error == paInvalidSampleRate)
        mend = "it runs at " + std::to_string(int(m_info.defaultRate)) + " Hz: choose that rate";
    throw UserError("The audio device '" + m_info.id + "' cannot be opened at " +
                        std::to_string(int(rate)) + " Hz with " + std::to_string(settings.buffer) +
                        " frames: " + reason + "; " + mend + ".",
                    UserError::Kind::System);
}

bool PortAudioDevice::lost() {
    const std::uint64_t callbacks = m_stream->callbacks.load(std::memory_order_relaxed);
    const Clock::time_point now = Clock::now();
    if (callbacks != m_seen) {
        m_seen = callbacks;
        m_seenAt = now;
    }
    if (now - m_seenAt > std::chrono::seconds(2)) // also where the host does not say so
        return true;
    const std::lock_guard lock(portAudioMutex);
    return Pa_IsStreamActive(m_stream->handle) != 1;
}

double PortAudioDevice::latency() const {
    const std::lock_guard lock(portAudioMutex);
    const PaStreamInfo* info = Pa_GetStreamInfo(m_stream->handle);
    return info ? info->outputLatency : 0;
}

} // namespace

std::vector<AudioDeviceInfo> audioDevices() {
    const std::lock_guard lock(portAudioMutex);
    const Library library;
    return library.error() == paNoError ? listDevices() : std::vector<AudioDeviceInfo>();
}

std::unique_ptr<Device> openDevice(Engine& engine, const DeviceSettings& settings) {
    return std::make_unique<PortAudioDevice>(engine, settings);
}

#endif

} // namespace antiphon
