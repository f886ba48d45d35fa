#include "core/store/projectfile.h"

#include "core/error.h"

#include <charconv>

namespace antiphon {

namespace {

constexpr int major = 1;
constexpr const char* versionText = "1.0";

[[noreturn]] void refuse(const std::string& origin, const char* key, const char* must) {
    throw UserError(origin + ": '" + key + "' must be " + must + ".");
}

void checkVersion(const Json& object, const std::string& origin) {
    const auto value = object.find("version");
    if (value == object.end() || !value->is_string())
        refuse(origin, "version", "a text such as \"1.0\"");
    const auto& text = value->get_ref<const std::string&>();
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || number < 1 || (end != text.data() + text.size() && *end != '.'))
        refuse(origin, "version", "a text such as \"1.0\"");
    if (number > major)
        throw UserError(origin + ": the project is of version " + text.substr(0, 40) +
                        ", this program reads up to " + versionText +
                        "; open it with a newer version of the program.");
}

double shareOf(const Json& value, const char* key, const std::string& origin) {
    if (!value.is_number() || !(value.get<double>() >= 0 && value.get<double>() <= 1))
        refuse(origin, key, "a share, 0 to 1");
    return value.get<double>();
}

SplitRule splitRule(const Json& value, const std::string& origin) {
    SplitRule rule;
    if (!value.is_object())
        refuse(origin, "split", "an object of validation, test and seed");
    if (const auto v = value.find("validation"); v != value.end())
        rule.validation = shareOf(*v, "split.validation", origin);
    if (const auto v = value.find("test"); v != value.end())
        rule.test = shareOf(*v, "split.test", origin);
    if (const auto v = value.find("seed"); v != value.end()) {
        if (!v->is_number_unsigned())
            refuse(origin, "split.seed", "a whole number, 0 or more");
        rule.seed = v->get<std::uint64_t>();
    }
    if (rule.validation + rule.test > 1)
        refuse(origin, "split", "shares that leave something for training");
    return rule;
}

} // namespace

ProjectFile parseProject(std::string_view text, const std::string& origin) {
    ProjectFile project;
    Json object = parseJson(text, origin);
    if (!object.is_object())
        throw UserError(origin + ": is no project file; it must hold a JSON object.");
    checkVersion(object, origin);
    if (const auto value = object.find("name"); value != object.end()) {
        if (!value->is_string())
            refuse(origin, "name", "a text");
        project.name = value->get<std::string>();
    }
    if (const auto value = object.find("created"); value != object.end()) {
        if (!value->is_string())
            refuse(origin, "created", "a date as text");
        project.created = value->get<std::string>();
    }
    if (const auto value = object.find("media"); value != object.end()) {
        if (*value != "link" && *value != "copy")
            refuse(origin, "media", "\"link\" or \"copy\"");
        project.media = *value == "copy" ? MediaPolicy::Copy : MediaPolicy::Link;
    }
    if (const auto value = object.find("split"); value != object.end())
        project.split = splitRule(*value, origin);
    project.other = std::move(object);
    return project;
}

std::string projectText(const ProjectFile& project) {
    Json object = Json::object();
    object["name"] = project.name;
    // A newer minor version stays what it was: its keys are kept too.
    object["version"] = versionText;
    object["created"] = project.created;
    object["media"] = project.media == MediaPolicy::Copy ? "copy" : "link";
    object["split"] = {{"validation", project.split.validation},
                       {"test", project.split.test},
                       {"seed", project.split.seed}};
    for (const auto& [key, value] : project.other.items()) {
        if (!object.contains(key) || key == "version")
            object[key] = value;
        else if (key == "split" && value.is_object())
            for (const auto& [inner, kept] : value.items())
                if (!object["split"].contains(inner))
                    object["split"][inner] = kept;
    }
    return object.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace antiphon
