#include "models/guide/importmodel.h"

#include "core/error.h"
#include "core/formats/mappedfile.h"
#include "core/formats/npz.h"
#include "core/formats/safetensors.h"
#include "core/formats/torcharchive.h"
#include "core/formats/zip.h"
#include "models/guide/model.h"

#include <system_error>

namespace antiphon::guide {

namespace {

Json factsOf(const RawTensor& tensor) {
    return {{"type", name(tensor.type)}, {"shape", tensor.shape}};
}

/// Values as they are, tensors by type and shape, classes that are not read as null.
Json jsonOf(const TorchValue& value) {
    if (const auto* flag = std::get_if<bool>(&value.value))
        return *flag;
    if (const auto* whole = std::get_if<std::int64_t>(&value.value))
        return *whole;
    if (const auto* real = std::get_if<double>(&value.value))
        return *real;
    if (const auto* text = std::get_if<std::string>(&value.value))
        return display(*text);
    if (const auto* tensor = std::get_if<RawTensor>(&value.value))
        return factsOf(*tensor);
    if (const auto* list = std::get_if<std::shared_ptr<TorchList>>(&value.value)) {
        Json array = Json::array();
        for (const TorchValue& entry : **list)
            array.push_back(jsonOf(entry));
        return array;
    }
    if (const auto* dict = std::get_if<std::shared_ptr<TorchDict>>(&value.value)) {
        Json object = Json::object();
        for (const auto& [key, entry] : **dict)
            if (const auto* text = std::get_if<std::string>(&key.value))
                object[display(*text)] = jsonOf(entry);
            else if (const auto* number = std::get_if<std::int64_t>(&key.value))
                object[std::to_string(*number)] = jsonOf(entry);
        return object;
    }
    return {};
}

void addTensors(Json& facts, const std::vector<RawTensor>& tensors) {
    std::int64_t parameters = 0;
    Json list = Json::object();
    for (const RawTensor& tensor : tensors) {
        parameters += tensor.count();
        list[display(tensor.name)] = factsOf(tensor);
    }
    facts["parameters"] = parameters;
    facts["holds_wav2vec2"] = holdsWav2Vec2(tensors);
    facts["tensors"] = std::move(list);
}

Json archiveFacts(const TorchValue& whole) {
    const TorchValue* state = whole.find("state_dict");
    Json facts{{"kind", state ? "checkpoint" : "PyTorch archive"}};
    addTensors(facts, tensorsOf(state ? *state : whole));
    if (const TorchValue* values = whole.find("model_params"))
        facts["model_params"] = jsonOf(*values);
    if (const TorchValue* values = whole.find("perfs"))
        facts["perfs"] = jsonOf(*values);
    if (const TorchValue* values = whole.find("optimizer")) {
        std::int64_t numbers = 0;
        for (const RawTensor& tensor : tensorsOf(*values))
            numbers += tensor.count();
        facts["optimizer"] = {{"numbers", numbers}};
    }
    return facts;
}

Json modelFacts(const fs::path& path) {
    const Model model = readModel(path);
    std::int64_t parameters = 0;
    for (const RawTensor& tensor : model.weights)
        parameters += tensor.count();
    const Matrix& codebook = model.perception->codebook();
    return {{"kind", "guide model"},
            {"folder", display(model.origin)},
            {"parameters", parameters},
            {"hash", tensorHash(model.weights)},
            {"decision", toJson(model.decision)},
            {"perception", toJson(model.perception->settings())},
            {"codebook", {codebook.rows, codebook.columns}},
            {"training", model.training},
            {"evaluation", model.evaluation},
            {"packing", model.packing ? toJson(*model.packing) : Json()}};
}

Json fileFacts(const fs::path& file) {
    const MappedFile mapped(file);
    const std::string origin = display(file);
    Json facts;
    if (file.extension() == ".npy" || file.extension() == ".npz") {
        facts["kind"] = "arrays of NumPy";
        addTensors(facts, readNumpy(file));
    } else if (isZip(mapped.bytes())) {
        facts = archiveFacts(parseTorchArchive(mapped.bytes(), origin, Foreign::Blank));
    } else {
        SafeTensors content = parseSafeTensors(mapped.bytes(), origin);
        facts["kind"] = "safetensors";
        addTensors(facts, content.tensors);
        facts["metadata"] = content.metadata;
    }
    facts["bytes"] = mapped.bytes().size();
    return facts;
}

} // namespace

Json inspectModel(const fs::path& path) {
    std::error_code error;
    return fs::is_directory(path, error) || path.filename() == "model.json" ? modelFacts(path)
                                                                            : fileFacts(path);
}

} // namespace antiphon::guide
