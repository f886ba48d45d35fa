#pragma once

#include "core/options.h"

#include <set>
#include <string_view>

namespace antiphon {

/// Folds every field of options away as advanced but a few: for a panel that explains these and
/// leaves the rest to whoever looks for it.
class FoldedFields final : public OptionVisitor {
public:
    FoldedFields(OptionVisitor& next, std::set<std::string_view> open)
        : m_next(next), m_open(std::move(open)) {}
    void real(double& v, const Field& f) override { m_next.real(v, folded(f)); }
    void integer(std::int64_t& v, const Field& f) override { m_next.integer(v, folded(f)); }
    void flag(bool& v, const Field& f) override { m_next.flag(v, folded(f)); }
    void choice(std::string& v, const Field& f) override { m_next.choice(v, folded(f)); }
    void text(std::string& v, const Field& f) override { m_next.text(v, folded(f)); }

private:
    Field folded(Field field) const {
        field.advanced = m_open.count(field.key) == 0;
        return field;
    }

    OptionVisitor& m_next;
    std::set<std::string_view> m_open;
};

} // namespace antiphon
