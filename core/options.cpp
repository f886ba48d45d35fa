#include "core/options.h"

#include "core/error.h"
#include "core/jsonwords.h"
#include "core/text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace antiphon {

namespace {

std::string shortNumber(double value) {
    char text[40];
    const bool whole = value == std::floor(value) && std::abs(value) < 1e15;
    const auto end = whole ? std::to_chars(text, text + sizeof text, std::int64_t(value)).ptr
                           : std::to_chars(text, text + sizeof text, value).ptr;
    return {text, end};
}

[[noreturn]] void refuse(const std::string& origin, const Field& f, const Json& value,
                         const std::string& wanted, UserError::Kind kind) {
    throw UserError(
        origin + ": '" + f.key + "' is " + inWords(value) + " but must be " + wanted + ".", kind);
}

class Writer final : public OptionVisitor {
public:
    Json object = Json::object();
    void real(double& v, const Field& f) override { object[f.key] = v; }
    void integer(std::int64_t& v, const Field& f) override { object[f.key] = v; }
    void flag(bool& v, const Field& f) override { object[f.key] = v; }
    void choice(std::string& v, const Field& f) override { object[f.key] = v; }
    void text(std::string& v, const Field& f) override { object[f.key] = v; }
};

class Reader final : public OptionVisitor {
public:
    Reader(const Json& object, std::string origin, UserError::Kind kind)
        : m_object(object), m_origin(std::move(origin)), m_kind(kind) {}

    std::vector<std::string> known;

    void real(double& v, const Field& f) override {
        if (const Json* j = find(f)) {
            if (!j->is_number())
                refuse(m_origin, f, *j, "a number, " + rangeOf(f), m_kind);
            const double x = j->get<double>();
            if (!std::isfinite(x) || x < f.min || x > f.max)
                refuse(m_origin, f, *j, rangeOf(f), m_kind);
            v = x;
        }
    }
    void integer(std::int64_t& v, const Field& f) override {
        if (const Json* j = find(f)) {
            // 4.0 is what some writers make of 4.
            const bool whole = j->is_number_integer() ||
                               (j->is_number_float() && std::abs(j->get<double>()) < 9e15 &&
                                j->get<double>() == std::floor(j->get<double>()));
            if (!whole)
                refuse(m_origin, f, *j, "a whole number, " + rangeOf(f), m_kind);
            if (j->is_number_unsigned() &&
                j->get<std::uint64_t>() > std::uint64_t(std::numeric_limits<std::int64_t>::max()))
                refuse(m_origin, f, *j, rangeOf(f), m_kind);
            const auto x = j->get<std::int64_t>();
            if (double(x) < f.min || double(x) > f.max)
                refuse(m_origin, f, *j, rangeOf(f), m_kind);
            v = x;
        }
    }
    void flag(bool& v, const Field& f) override {
        if (const Json* j = find(f)) {
            if (!j->is_boolean())
                refuse(m_origin, f, *j, "true or false", m_kind);
            v = j->get<bool>();
        }
    }
    void choice(std::string& v, const Field& f) override {
        if (const Json* j = find(f)) {
            const std::string x = j->is_string() ? j->get<std::string>() : "";
            if (std::none_of(f.choices.begin(), f.choices.end(),
                             [&](const char* c) { return x == c; }))
                refuse(m_origin, f, *j, rangeOf(f), m_kind);
            v = x;
        }
    }
    void text(std::string& v, const Field& f) override {
        if (const Json* j = find(f)) {
            if (!j->is_string())
                refuse(m_origin, f, *j, "a text in quotes", m_kind);
            v = j->get<std::string>();
        }
    }

private:
    const Json* find(const Field& f) {
        known.emplace_back(f.key);
        const auto it = m_object.find(f.key);
        return it == m_object.end() ? nullptr : &*it;
    }

    const Json& m_object;
    std::string m_origin;
    UserError::Kind m_kind;
};

void read(Options& options, const Json& object, const std::string& origin, UserError::Kind kind) {
    if (!object.is_object())
        throw UserError(origin + ": the options must be a JSON object.", kind);
    Options changed = options; // all or nothing
    Reader reader(object, origin, kind);
    changed.visit(reader);
    for (const auto& [key, value] : object.items()) {
        if (std::find(reader.known.begin(), reader.known.end(), key) != reader.known.end())
            continue;
        std::string hint = reader.known.empty() ? "there are no options here" : "";
        std::size_t best = std::numeric_limits<std::size_t>::max();
        std::string all;
        for (const std::string& candidate : reader.known) {
            all += (all.empty() ? "" : ", ") + candidate;
            if (const auto d = letterDistance(key, candidate); d < best) {
                best = d;
                hint = "did you mean '" + candidate + "'?";
            }
        }
        if (!reader.known.empty() && best > std::max<std::size_t>(1, key.size() / 3))
            hint = "there are: " + all + ".";
        throw UserError(origin + ": unknown option '" + key + "'; " + hint, kind);
    }
    options = std::move(changed);
}

class Rows final : public OptionVisitor {
public:
    std::vector<FieldRow> rows;
    using Type = FieldRow::Type;
    void real(double& v, const Field& f) override { add(f, Type::Real, shortNumber(v)); }
    void integer(std::int64_t& v, const Field& f) override {
        add(f, Type::Integer, std::to_string(v));
    }
    void flag(bool& v, const Field& f) override { add(f, Type::Flag, v ? "true" : "false"); }
    void choice(std::string& v, const Field& f) override { add(f, Type::Choice, v); }
    void text(std::string& v, const Field& f) override { add(f, Type::Text, v); }

private:
    void add(const Field& f, Type type, std::string value) {
        rows.push_back({f, type, std::move(value)});
    }
};

template <class T>
bool parseNumber(const std::string& text, T& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size();
}

} // namespace

std::string rangeOf(const Field& f) {
    if (!f.choices.empty()) {
        std::string list;
        for (const char* choice : f.choices)
            list += (list.empty() ? "" : ", ") + std::string(choice);
        return "one of: " + list;
    }
    const std::string unit = *f.unit ? " " + std::string(f.unit) : "";
    const bool low = std::isfinite(f.min), high = std::isfinite(f.max);
    if (low && high)
        return shortNumber(f.min) + " to " + shortNumber(f.max) + unit;
    if (low)
        return shortNumber(f.min) + unit + " or more";
    if (high)
        return shortNumber(f.max) + unit + " or less";
    return "a finite number" + unit;
}

Json toJson(Options options) {
    Writer writer;
    options.visit(writer);
    return std::move(writer.object);
}

void readJson(Options& options, const Json& object, const std::string& origin) {
    read(options, object, origin, UserError::Kind::Input);
}

void setField(Options& options, const std::string& key, const std::string& text) {
    Json value = text;
    for (const FieldRow& row : fieldsOf(options)) {
        if (key != row.field.key)
            continue;
        double x = 0;
        std::int64_t n = 0;
        if (row.type == FieldRow::Type::Integer && parseNumber(text, n))
            value = n;
        else if (row.type == FieldRow::Type::Real && parseNumber(text, x))
            value = x;
        else if (row.type == FieldRow::Type::Flag && (text == "true" || text == "false"))
            value = text == "true";
    }
    read(options, Json{{key, value}}, "Options", UserError::Kind::Usage);
}

std::vector<FieldRow> fieldsOf(Options options) {
    Rows rows;
    options.visit(rows);
    return std::move(rows.rows);
}

} // namespace antiphon
