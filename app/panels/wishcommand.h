#pragma once

#include <QPointer>
#include <QUndoCommand>

#include <functional>

namespace antiphon {

/// What a panel is asked for, before and after a change; changes of one stroke (of a slider, of
/// typing) are one step. Once the panel is gone the step does nothing.
template <class Wish>
class WishCommand : public QUndoCommand {
public:
    /// \param stroke -1: a step of its own
    WishCommand(const QString& text, QObject* panel, std::function<void(const Wish&)> apply,
                const Wish& before, const Wish& after, int stroke)
        : QUndoCommand(text), m_panel(panel), m_apply(std::move(apply)), m_before(before),
          m_after(after), m_stroke(stroke) {}

    int id() const override { return m_stroke < 0 ? -1 : 0x77697368; }
    bool mergeWith(const QUndoCommand* other) override {
        const auto* next = dynamic_cast<const WishCommand*>(other);
        if (!next || next->m_panel != m_panel || next->m_stroke != m_stroke ||
            next->text() != text())
            return false;
        m_after = next->m_after;
        return true;
    }
    void undo() override { show(m_before); }
    void redo() override { show(m_after); }

private:
    void show(const Wish& wish) {
        if (m_panel)
            m_apply(wish);
        else
            setObsolete(true);
    }

    QPointer<QObject> m_panel;
    std::function<void(const Wish&)> m_apply;
    Wish m_before, m_after;
    int m_stroke;
};

} // namespace antiphon
