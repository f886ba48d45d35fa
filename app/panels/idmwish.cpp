#include "app/panels/idmwish.h"

#include "core/error.h"
#include "core/text.h"

namespace antiphon {

namespace {

/// What cannot be read is as at first.
template <class O>
O optionsFrom(const Json& json, const char* key, const O& usual) {
    Options options = usual;
    try {
        readJson(options, json.value(key, Json::object()), key);
        return options.as<O>();
    } catch (const UserError&) { // of another version
        return usual;
    }
}

/// IdmDrawOptions are a part of others; alone they are this.
struct DrawAlone {
    idm::IdmDrawOptions draw;
    void visit(OptionVisitor& v) { draw.visit(v); }
};

} // namespace

idm::IdmVaryOptions IdmWish::usual() {
    idm::IdmVaryOptions options;
    options.count = 9;
    options.grid = true;
    return options;
}

bool IdmWish::operator==(const IdmWish& o) const {
    return toJson(*this) == toJson(o);
}

idm::IdmVaryOptions IdmWish::varyOptions() const {
    idm::IdmVaryOptions options = vary;
    options.draw = draw;
    options.from = crop ? crop->start : 0;
    options.seconds = crop ? crop->length() : 0;
    if (other.empty())
        options.blend = 0;
    return options;
}

idm::IdmGenerateOptions IdmWish::generateOptions() const {
    idm::IdmGenerateOptions options = generate;
    options.draw = draw;
    return options;
}

Json toJson(const IdmWish& wish) {
    return {{"seed", wish.seed.string()},
            {"other", wish.other.string()},
            {"crop", wish.crop ? Json{wish.crop->start, wish.crop->end} : Json()},
            {"vary", toJson(Options(wish.vary))},
            {"generate", toJson(Options(wish.generate))},
            {"draw", toJson(Options(DrawAlone{wish.draw}))},
            {"shown", wish.shown.string()}};
}

IdmWish idmWishOf(const Json& json) {
    IdmWish wish;
    if (!json.is_object())
        return wish;
    const auto path = [&](const char* key) {
        const auto it = json.find(key);
        return it != json.end() && it->is_string() ? fs::path(it->get<std::string>()) : fs::path();
    };
    wish.seed = path("seed");
    wish.other = path("other");
    wish.shown = path("shown");
    if (const auto crop = json.find("crop"); crop != json.end() && crop->is_array() &&
                                             crop->size() == 2 && (*crop)[0].is_number() &&
                                             (*crop)[1].is_number())
        wish.crop = TimeSpan{(*crop)[0].get<double>(), (*crop)[1].get<double>()};
    wish.vary = optionsFrom(json, "vary", wish.vary);
    wish.generate = optionsFrom(json, "generate", wish.generate);
    wish.draw = optionsFrom(json, "draw", DrawAlone{wish.draw}).draw;
    return wish;
}

std::string drawnText(const std::vector<double>& values) {
    std::string text;
    for (const double value : values)
        text += (text.empty() ? "" : ",") + numberText(value);
    return text;
}

std::vector<double> drawnValues(const std::string& text) {
    return text.empty() ? std::vector<double>() : idm::numbersOf(text, "mix", 0, 1);
}

} // namespace antiphon
