#include "core/formats/littleendian.h"
#include "core/formats/pickle.h"

#include <bit>

namespace antiphon {

namespace {

std::string_view storageName(DType type) {
    switch (type) {
    case DType::F16:
        return "HalfStorage";
    case DType::BF16:
        return "BFloat16Storage";
    case DType::F32:
        return "FloatStorage";
    case DType::F64:
        return "DoubleStorage";
    case DType::I8:
        return "CharStorage";
    case DType::U8:
        return "ByteStorage";
    case DType::I16:
        return "ShortStorage";
    case DType::I32:
        return "IntStorage";
    case DType::I64:
        return "LongStorage";
    case DType::Bool:
        break;
    }
    return "BoolStorage";
}

class Writer {
public:
    explicit Writer(const StorageSink& storages) : m_storages(storages) {}

    void value(const TorchValue& value) {
        std::visit([&](const auto& content) { put(content, value); }, value.value);
    }

    std::string bytes = "\x80\x02";

private:
    void put(std::monostate, const TorchValue&) { bytes += 'N'; }
    void put(bool flag, const TorchValue&) { bytes += flag ? '\x88' : '\x89'; }
    void put(std::int64_t number, const TorchValue&) { integer(number); }
    void put(double number, const TorchValue&) {
        bytes += 'G';
        appendLittle(bytes, __builtin_bswap64(std::bit_cast<std::uint64_t>(number)));
    }
    void put(const std::string& text, const TorchValue&) { this->text(text); }

    void put(const std::shared_ptr<TorchList>& list, const TorchValue& owner) {
        if (!owner.tuple)
            bytes += ']';
        bytes += '(';
        for (const TorchValue& item : *list)
            value(item);
        bytes += owner.tuple ? 't' : 'e';
    }

    void put(const std::shared_ptr<TorchDict>& dict, const TorchValue& owner) {
        if (owner.ordered)
            ordered();
        else
            bytes += '}';
        bytes += '(';
        for (const auto& [key, entry] : *dict) {
            value(key);
            value(entry);
        }
        bytes += 'u';
    }

    /// _rebuild_tensor_v2(storage, offset, shape, strides, requires_grad, hooks)
    void put(const RawTensor& tensor, const TorchValue&) {
        bytes += "ctorch._utils\n_rebuild_tensor_v2\n((";
        text("storage");
        bytes += "ctorch\n";
        bytes += storageName(tensor.type);
        bytes += '\n';
        text(m_storages(tensor));
        text("cpu");
        integer(tensor.count());
        bytes += "tQ"; // a persistent id
        integer(0);
        bytes += '(';
        for (const std::int64_t size : tensor.shape)
            integer(size);
        bytes += "t(";
        for (std::size_t i = 0; i < tensor.shape.size(); ++i) {
            std::int64_t stride = 1;
            for (std::size_t inner = i + 1; inner < tensor.shape.size(); ++inner)
                stride *= tensor.shape[inner];
            integer(stride);
        }
        bytes += "t\x89";
        ordered();
        bytes += "tR";
    }

    void ordered() { bytes += "ccollections\nOrderedDict\n)R"; }

    void text(std::string_view text) {
        bytes += 'X';
        appendLittle(bytes, std::uint32_t(text.size()));
        bytes += text;
    }

    void integer(std::int64_t number) {
        if (number >= INT32_MIN && number <= INT32_MAX) {
            bytes += 'J';
            appendLittle(bytes, std::int32_t(number));
        } else {
            bytes += "\x8A\x08";
            appendLittle(bytes, number);
        }
    }

    const StorageSink& m_storages;
};

} // namespace

std::string pickleOf(const TorchValue& value, const StorageSink& storages) {
    Writer writer(storages);
    writer.value(value);
    return writer.bytes + '.';
}

} // namespace antiphon
