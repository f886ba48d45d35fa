#pragma once

#include "core/json.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace antiphon {

/// How one field of an options struct is named, bounded and explained. `label` and `help` are the
/// English source texts; the window translates them (context "Options").
struct Field {
    const char* key;        ///< stable name in JSON and, with dashes, on the command line
    const char* label;      ///< short, for forms
    const char* help;       ///< one line: the effect of the value
    const char* unit = "";  ///< "s", "Hz", "dB" or empty
    double min = -std::numeric_limits<double>::infinity();
    double max = std::numeric_limits<double>::infinity();
    std::vector<const char*> choices = {}; ///< for choice(): the admitted values
    bool advanced = false;                 ///< folded away in forms at first
};

/// Walks the fields of an options struct. An options struct declares its fields once, in
/// `void visit(OptionVisitor&)`; everything that needs the list is a visitor.
class OptionVisitor {
public:
    virtual ~OptionVisitor() = default;
    virtual void real(double& value, const Field& field) = 0;
    virtual void integer(std::int64_t& value, const Field& field) = 0;
    virtual void flag(bool& value, const Field& field) = 0;
    virtual void choice(std::string& value, const Field& field) = 0;
    virtual void text(std::string& value, const Field& field) = 0;
};

/// Any options struct as a value: copyable, visitable, and known by its type to the task that made it.
class Options {
public:
    Options() = default;

    template <class T>
        requires requires(T t, OptionVisitor& v) { t.visit(v); }
    Options(T value) : m_box(std::make_unique<Box<T>>(std::move(value))) {}

    Options(const Options& other) : m_box(other.m_box ? other.m_box->clone() : nullptr) {}
    Options(Options&&) noexcept = default;
    Options& operator=(Options other) noexcept {
        m_box = std::move(other.m_box);
        return *this;
    }

    void visit(OptionVisitor& visitor) {
        if (m_box)
            m_box->visit(visitor);
    }

    /// The struct itself; throws std::bad_cast when it is of another type.
    template <class T>
    const T& as() const {
        return dynamic_cast<const Box<T>&>(*m_box).value;
    }

private:
    struct Any {
        virtual ~Any() = default;
        virtual std::unique_ptr<Any> clone() const = 0;
        virtual void visit(OptionVisitor& visitor) = 0;
    };
    template <class T>
    struct Box final : Any {
        explicit Box(T v) : value(std::move(v)) {}
        std::unique_ptr<Any> clone() const override { return std::make_unique<Box>(value); }
        void visit(OptionVisitor& visitor) override { value.visit(visitor); }
        T value;
    };
    std::unique_ptr<Any> m_box;
};

/// The fields as a JSON object, in declaration order.
Json toJson(Options options);

/// Sets the fields that `object` names and leaves the others. Throws UserError naming the unknown
/// key (with the nearest known one), or the key, the value and the admitted range. `origin` says
/// where the object came from, for the message.
void readJson(Options& options, const Json& object, const std::string& origin);

/// Sets one field from text as typed by a person. Throws UserError (Usage) as readJson() does.
void setField(Options& options, const std::string& key, const std::string& text);

/// What a field admits, in words: "0.05 to 5 s", "one of: a, b".
std::string rangeOf(const Field& field);

/// One row a field: key, label, unit, range or choices, default, help.
struct FieldRow {
    Field field;
    enum class Type { Real, Integer, Flag, Choice, Text } type;
    std::string value; ///< the present value as text
};
std::vector<FieldRow> fieldsOf(Options options);

} // namespace antiphon
