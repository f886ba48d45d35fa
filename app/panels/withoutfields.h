#pragma once

#include "core/options.h"

#include <set>
#include <string_view>

namespace antiphon {

/// Hands on every field of options but some: those that a panel shows in a way of its own, beside
/// the form for the others.
class WithoutFields final : public OptionVisitor {
public:
    WithoutFields(OptionVisitor& next, std::set<std::string_view> left)
        : m_next(next), m_left(std::move(left)) {}
    void real(double& v, const Field& f) override { pass(f) ? m_next.real(v, f) : void(); }
    void integer(std::int64_t& v, const Field& f) override {
        pass(f) ? m_next.integer(v, f) : void();
    }
    void flag(bool& v, const Field& f) override { pass(f) ? m_next.flag(v, f) : void(); }
    void choice(std::string& v, const Field& f) override { pass(f) ? m_next.choice(v, f) : void(); }
    void text(std::string& v, const Field& f) override { pass(f) ? m_next.text(v, f) : void(); }

private:
    bool pass(const Field& f) const { return !m_left.count(f.key); }

    OptionVisitor& m_next;
    std::set<std::string_view> m_left;
};

} // namespace antiphon
