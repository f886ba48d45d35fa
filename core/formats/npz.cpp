#include "core/formats/npz.h"

#include "core/error.h"
#include "core/formats/littleendian.h"
#include "core/formats/mappedfile.h"
#include "core/formats/zip.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

namespace antiphon {

namespace {

constexpr std::string_view magic = "\x93NUMPY";
constexpr std::string_view suffix = ".npy";
constexpr std::size_t maxDimensions = 64;

struct TypeCode {
    std::string_view code; ///< without the byte order
    DType type;
};
constexpr std::array<TypeCode, 9> typeCodes{{{"f2", DType::F16},
                                             {"f4", DType::F32},
                                             {"f8", DType::F64},
                                             {"i1", DType::I8},
                                             {"u1", DType::U8},
                                             {"i2", DType::I16},
                                             {"i4", DType::I32},
                                             {"i8", DType::I64},
                                             {"b1", DType::Bool}}};

struct Header {
    std::string type;
    bool fortran = false;
    std::vector<std::int64_t> shape;
};

/// The header is a literal of a Python dict: {'descr': '<f4', 'fortran_order': False,
/// 'shape': (3, 4), }.
class HeaderReader {
public:
    HeaderReader(std::string_view text, const std::string& origin)
        : m_rest(text), m_origin(origin) {}

    Header read() {
        Header header;
        int found = 0;
        demand("{");
        while (!take("}")) {
            const std::string key = quoted();
            demand(":");
            ++found;
            if (key == "descr") {
                if (peek() != '\'' && peek() != '"')
                    throw UserError(m_origin + ": holds records of several columns; save each "
                                               "column as an array of its own.");
                header.type = quoted();
            } else if (key == "fortran_order") {
                header.fortran = take("True");
                if (!header.fortran)
                    demand("False");
            } else if (key == "shape") {
                header.shape = numbers();
            } else {
                refuse();
            }
            if (!take(",")) {
                demand("}");
                break;
            }
        }
        if (found != 3 || header.type.empty() || peek() != '\0')
            refuse();
        return header;
    }

private:
    [[noreturn]] void refuse() const {
        throw UserError(m_origin + ": its header is damaged; save the array again.");
    }
    char peek() {
        while (!m_rest.empty() && (m_rest[0] == ' ' || m_rest[0] == '\n'))
            m_rest.remove_prefix(1);
        return m_rest.empty() ? '\0' : m_rest[0];
    }
    bool take(std::string_view token) {
        peek();
        if (!m_rest.starts_with(token))
            return false;
        m_rest.remove_prefix(token.size());
        return true;
    }
    void demand(std::string_view token) {
        if (!take(token))
            refuse();
    }
    std::string quoted() {
        const char quote = peek();
        const std::size_t end = m_rest.find(quote, 1);
        if ((quote != '\'' && quote != '"') || end == std::string_view::npos)
            refuse();
        std::string text(m_rest.substr(1, end - 1));
        m_rest.remove_prefix(end + 1);
        return text;
    }
    std::vector<std::int64_t> numbers() {
        std::vector<std::int64_t> values;
        demand("(");
        while (!take(")")) {
            peek();
            std::int64_t value = 0;
            const auto [rest, error] =
                std::from_chars(m_rest.data(), m_rest.data() + m_rest.size(), value);
            if (error != std::errc() || values.size() == maxDimensions)
                refuse();
            m_rest.remove_prefix(std::size_t(rest - m_rest.data()));
            take("L"); // of Python 2
            values.push_back(value);
            if (!take(",")) {
                demand(")");
                break;
            }
        }
        return values;
    }

    std::string_view m_rest;
    const std::string& m_origin;
};

DType typeOf(const std::string& code, const std::string& origin) {
    const std::string shown = "'" + code.substr(0, 20) + "'";
    if (code.ends_with('O'))
        throw UserError(origin + ": holds Python objects, which are not read; save numbers only.");
    const auto found = std::find_if(typeCodes.begin(), typeCodes.end(), [&](const TypeCode& one) {
        return code.size() == 3 && one.code == std::string_view(code).substr(1);
    });
    if (found == typeCodes.end())
        throw UserError(origin + ": holds values of the type " + shown +
                        ", which are not read; save it as float32, float64 or int64.");
    if (code[0] == '>' && sizeOf(found->type) > 1)
        throw UserError(origin +
                        ": its numbers are stored the other way round (big-endian); save "
                        "it with .astype('" +
                        "<" + std::string(found->code) + "').");
    if (code[0] != '<' && code[0] != '|' && code[0] != '>')
        throw UserError(origin + ": holds values of the type " + shown +
                        ", whose byte order is not told; save the array again.");
    return found->type;
}

/// First dimension fastest -> last dimension fastest.
void makeRowMajor(RawTensor& tensor) {
    const std::size_t item = sizeOf(tensor.type), dimensions = tensor.shape.size();
    std::vector<std::byte> dense(tensor.bytes.size());
    std::vector<std::int64_t> index(dimensions, 0);
    std::vector<std::size_t> stride(dimensions, item);
    for (std::size_t d = 1; d < dimensions; ++d)
        stride[d] = stride[d - 1] * std::size_t(tensor.shape[d - 1]);
    std::size_t from = 0;
    for (std::size_t to = 0; to < dense.size(); to += item) {
        std::memcpy(dense.data() + to, tensor.bytes.data() + from, item);
        for (std::size_t d = dimensions; d-- > 0;) {
            from += stride[d];
            if (++index[d] < tensor.shape[d])
                break;
            from -= stride[d] * std::size_t(tensor.shape[d]);
            index[d] = 0;
        }
    }
    tensor.bytes = std::move(dense);
}

std::string npyHeader(const RawTensor& tensor) {
    const auto found = std::find_if(typeCodes.begin(), typeCodes.end(),
                                    [&](const TypeCode& one) { return one.type == tensor.type; });
    if (found == typeCodes.end())
        throw UserError("Tensor '" + tensor.name + "': NumPy has no type " +
                        std::string(name(tensor.type)) + "; export it as safetensors.");
    std::string text = "{'descr': '";
    text += sizeOf(tensor.type) > 1 ? '<' : '|';
    text += found->code;
    text += "', 'fortran_order': False, 'shape': (";
    for (std::size_t i = 0; i < tensor.shape.size(); ++i)
        text += (i ? ", " : "") + std::to_string(tensor.shape[i]);
    text += tensor.shape.size() == 1 ? ",), }" : "), }";
    // The data begin at a multiple of 64.
    text.append(63 - (magic.size() + 4 + text.size()) % 64, ' ');
    text += '\n';
    std::string header(magic);
    header += std::string_view("\x01\x00", 2);
    appendLittle(header, std::uint16_t(text.size()));
    return header + text;
}

} // namespace

RawTensor parseNpy(std::span<const std::byte> bytes, const std::string& origin) {
    if (!textOf(bytes).starts_with(magic) || bytes.size() < 10)
        throw UserError(origin + ": is no .npy file of NumPy; choose another file.");
    const int version = int(bytes[6]);
    if (version < 1 || version > 3)
        throw UserError(origin + ": is of version " + std::to_string(version) +
                        " of the .npy format, which is not known; save it with another NumPy.");
    const std::size_t start = version == 1 ? 10 : 12;
    const std::string broken = origin + ": breaks off within its header; copy the file again.";
    if (bytes.size() < start)
        throw UserError(broken);
    const std::uint64_t size =
        version == 1 ? loadLittle<std::uint16_t>(bytes, 8) : loadLittle<std::uint32_t>(bytes, 8);
    if (size > bytes.size() - start)
        throw UserError(broken);
    const Header header = HeaderReader(textOf(bytes.subspan(start, size)), origin).read();
    RawTensor tensor;
    tensor.type = typeOf(header.type, origin);
    tensor.shape = header.shape;
    const auto data = bytes.subspan(start + size);
    const auto wanted = byteCount(tensor.type, tensor.shape);
    if (!wanted || *wanted != data.size())
        throw UserError(origin + ": has " + std::to_string(data.size()) +
                        " bytes, which do not fit its shape " + shapeText(tensor.shape) +
                        " of type " + std::string(name(tensor.type)) + "; copy the file again.");
    tensor.bytes.assign(data.begin(), data.end());
    if (header.fortran && tensor.shape.size() > 1)
        makeRowMajor(tensor);
    return tensor;
}

std::vector<RawTensor> parseNpz(std::span<const std::byte> bytes, const std::string& origin) {
    const Zip zip(bytes, origin);
    std::vector<RawTensor> tensors;
    for (const ZipEntry& entry : zip.entries()) {
        if (!entry.name.ends_with(suffix))
            throw UserError(zip.place(entry) +
                            ": is no array of NumPy, so this is no .npz file; choose another.");
        tensors.push_back(parseNpy(zip.read(entry).bytes(), zip.place(entry)));
        tensors.back().name = entry.name.substr(0, entry.name.size() - suffix.size());
    }
    return tensors;
}

std::vector<RawTensor> readNumpy(const fs::path& file) {
    const MappedFile mapped(file);
    if (isZip(mapped.bytes()))
        return parseNpz(mapped.bytes(), display(file));
    return {parseNpy(mapped.bytes(), display(file))};
}

void writeNpy(const fs::path& file, const RawTensor& tensor) {
    std::string content = npyHeader(tensor);
    content += textOf(tensor.bytes);
    writeFile(file, content);
}

void writeNpz(const fs::path& file, std::span<const RawTensor> tensors) {
    ZipWriter zip;
    for (const RawTensor& tensor : tensors) {
        std::string member = npyHeader(tensor);
        member += textOf(tensor.bytes);
        zip.add(tensor.name + std::string(suffix), bytesOf(member));
    }
    writeFile(file, textOf(zip.finish()));
}

} // namespace antiphon
