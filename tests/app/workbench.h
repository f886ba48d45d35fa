#pragma once

#include "app/window/session.h"
#include "core/audio/scripteddevice.h"
#include "core/sampletones.h"
#include "tests/patience.h"
#include "tests/scriptedmidi.h"
#include "tests/testing.h"

#include <QSignalSpy>

namespace antiphon::testing {

/// A session on a temporary folder: own settings, own cache, and a sound device and MIDI ports that
/// the test drives.
class Workbench {
public:
    Workbench() {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope,
                           QString::fromStdString((folder / "settings").string()));
        Session::Setup setup;
        setup.player = std::make_unique<Player>(
            48000, DeviceSettings{}, [this](Engine& engine, const DeviceSettings& settings) {
                if (refuseDevice)
                    throw UserError("The sound device is gone; plug it in and press Reconnect.",
                                    UserError::Kind::System);
                auto made = std::make_unique<ScriptedDevice>(engine, settings);
                device = made.get();
                return std::unique_ptr<Device>(std::move(made));
            });
        setup.cache = folder / "cache";
        auto ports = std::make_unique<ScriptedMidi>();
        midi = ports.get();
        setup.midi = std::move(ports);
        session = std::make_unique<Session>(std::move(setup));
    }

    /// Makes and opens `<folder>/project`; false where that never happens.
    bool openProject() {
        session->store().create(folder / "project");
        return QTest::qWaitFor([&] { return session->store().isOpen(); }, patience);
    }
    /// Writes made tones as `<folder>/<name>.wav`.
    fs::path sound(const std::string& name) const {
        const fs::path file = folder / (name + ".wav");
        writeSound(file, sampleTones(name));
        return file;
    }
    /// Imports and waits; the ids in the order of the files (0: not taken).
    std::vector<std::int64_t> import(const std::vector<fs::path>& files) {
        const Jobs::Id job = session->import(files);
        if (!QTest::qWaitFor([&] { return session->jobs().job(job)->ended(); }, patience))
            return {};
        QCoreApplication::processEvents(); // a quick import may have ended before its rows came
        std::vector<std::int64_t> ids;
        for (const fs::path& file : files)
            ids.push_back(session->store().idOf(file));
        return ids;
    }
    /// Lets the device run; what came out.
    Sound play(double seconds) {
        if (!device)
            return {};
        device->advance(std::size_t(seconds * 48000));
        return device->take();
    }

    TemporaryFolder folder;
    ScriptedDevice* device = nullptr; ///< null until the first play
    bool refuseDevice = false;
    ScriptedMidi* midi = nullptr; ///< without a port at first
    std::unique_ptr<Session> session;
};

} // namespace antiphon::testing
