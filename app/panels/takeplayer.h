#pragma once

#include "app/window/session.h"

namespace antiphon {

class GuideLanes;
class TakeEditor;

/// How the take that is being edited is heard: guide, memory and response as the transport's deck,
/// and single segments. GUI thread.
class TakePlayer : public QObject {
    Q_OBJECT

public:
    enum class Listen { Mix, Guide, Response };
    enum class Part { InTurn, Guide, Source, Response, Nothing };

    TakePlayer(Session& session, TakeEditor& editor, GuideLanes& lanes, QObject* parent = nullptr);

    /// The take becomes the transport's deck and plays from the cursor.
    void play();
    /// Offers the take to the transport if it is on show: what comes back out of sight does not
    /// take the place of what the user looks at.
    void propose();
    /// Guide and response alone are compared at equal loudness.
    void setListen(Listen listen);
    Listen listen() const { return m_listen; }
    void audition(int segment, Part part);
    void auditionMemory(int memorySegment);

Q_SIGNALS:
    void listenChanged();

private:
    Deck deck() const;
    void applyMix();
    void readMix();
    void auditionSpan(bool memory, TimeSpan span);

    Session& m_session;
    TakeEditor& m_editor;
    GuideLanes& m_lanes;
    Listen m_listen = Listen::Mix;
    bool m_applying = false;
    quint64 m_turn = 0; ///< the latest click is heard
};

} // namespace antiphon
