#include "core/formats/picklemachine.h"

#include "core/error.h"
#include "core/formats/littleendian.h"

#include <algorithm>
#include <array>

namespace antiphon {

namespace {

constexpr std::size_t maxNodes = 4 << 20;
constexpr std::size_t shown = 100; ///< characters of foreign names in messages

struct StorageClass {
    std::string_view name;
    DType type;
};
constexpr std::array<StorageClass, 10> storageClasses{{{"torch FloatStorage", DType::F32},
                                                       {"torch DoubleStorage", DType::F64},
                                                       {"torch HalfStorage", DType::F16},
                                                       {"torch BFloat16Storage", DType::BF16},
                                                       {"torch LongStorage", DType::I64},
                                                       {"torch IntStorage", DType::I32},
                                                       {"torch ShortStorage", DType::I16},
                                                       {"torch CharStorage", DType::I8},
                                                       {"torch ByteStorage", DType::U8},
                                                       {"torch BoolStorage", DType::Bool}}};

constexpr std::string_view orderedDict = "collections OrderedDict",
                           rebuildTensor = "torch._utils _rebuild_tensor_v2",
                           rebuildParameter = "torch._utils _rebuild_parameter",
                           torchSize = "torch Size";

const StorageClass* storageClass(std::string_view name) {
    const auto found = std::find_if(storageClasses.begin(), storageClasses.end(),
                                    [&](const StorageClass& one) { return one.name == name; });
    return found == storageClasses.end() ? nullptr : &*found;
}

bool known(std::string_view global) {
    return global == orderedDict || global == rebuildTensor || global == rebuildParameter ||
           global == torchSize || storageClass(global);
}

/// Whether a global of Python would run programs or code, or touch files or the network. Those of
/// settings, which checkpoints of other programs hold, do not and become placeholders.
bool runs(std::string_view module, std::string_view name) {
    constexpr std::string_view modules[] = {
        "os",      "posix",     "nt",        "subprocess", "commands",        "popen2",
        "pty",     "sys",       "shutil",    "runpy",      "importlib",       "imp",
        "pkgutil", "zipimport", "ctypes",    "_ctypes",    "socket",          "webbrowser",
        "pickle",  "_pickle",   "cPickle",   "marshal",    "shelve",          "code",
        "codeop",  "pdb",       "bdb",       "timeit",     "multiprocessing", "asyncio",
        "urllib",  "http",      "requests",  "httpx",      "ftplib",          "smtplib",
        "pip",     "distutils", "fileinput", "sqlite3"};
    constexpr std::string_view functions[] = {"eval",  "exec",  "execfile",   "compile",   "open",
                                              "input", "apply", "__import__", "breakpoint"};
    constexpr std::string_view parts[] = {"torch.hub",           "torch.package",
                                          "torch.serialization", "torch.utils.cpp_extension",
                                          "numpy.distutils",     "numpy.f2py"};
    if (module == "builtins" || module == "__builtin__")
        return std::ranges::find(functions, name) != std::end(functions);
    const auto lies = [&](std::string_view part) {
        return module == part || (module.starts_with(part) && module[part.size()] == '.');
    };
    return std::ranges::any_of(parts, lies) ||
           std::ranges::find(modules, module.substr(0, module.find('.'))) != std::end(modules) ||
           (module == "torch" && name == "load");
}

} // namespace

PickleMachine::PickleMachine(std::span<const std::byte> bytes, const std::string& origin,
                             Foreign foreign)
    : m_bytes(bytes), m_origin(origin), m_blank(foreign == Foreign::Blank) {}

void PickleMachine::refuse(const std::string& why) const {
    throw UserError(m_origin + ": " + why);
}

std::string_view PickleMachine::takeText(std::uint64_t size) {
    if (m_bytes.size() - m_at < size)
        refuse("the pickle breaks off at byte " + std::to_string(m_at) + "; copy the file again.");
    m_at += size;
    return textOf(m_bytes.subspan(m_at - size, size));
}

std::string_view PickleMachine::takeLine() {
    const auto rest = textOf(m_bytes.subspan(m_at));
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos)
        refuse("the pickle breaks off at byte " + std::to_string(m_at) + "; copy the file again.");
    m_at += end + 1;
    return rest.substr(0, end);
}

std::uint32_t PickleMachine::add(PickleNode node) {
    if (m_nodes.size() == maxNodes)
        refuse("the pickle has more than " + std::to_string(maxNodes) +
               " values; this is no model of ours.");
    m_nodes.push_back(std::move(node));
    return std::uint32_t(m_nodes.size() - 1);
}

std::uint32_t PickleMachine::pop() {
    if (m_stack.empty() || (!m_marks.empty() && m_marks.back() == m_stack.size()))
        refuse("the pickle is damaged at byte " + std::to_string(m_opcode) +
               "; copy the file again.");
    const std::uint32_t top = m_stack.back();
    m_stack.pop_back();
    return top;
}

std::vector<std::uint32_t> PickleMachine::popToMark() {
    if (m_marks.empty())
        refuse("the pickle is damaged at byte " + std::to_string(m_opcode) +
               "; copy the file again.");
    const auto mark = m_stack.begin() + std::ptrdiff_t(m_marks.back());
    std::vector<std::uint32_t> items(mark, m_stack.end());
    m_stack.erase(mark, m_stack.end());
    m_marks.pop_back();
    return items;
}

void PickleMachine::remember(std::uint64_t at) {
    const std::uint32_t top = pop();
    m_stack.push_back(top);
    if (m_memo.size() == maxNodes) // one byte is enough to remember a value once more
        refuse("the pickle remembers more than " + std::to_string(maxNodes) +
               " values; this is no model of ours.");
    m_memo[at] = top;
}

void PickleMachine::recall(std::uint64_t at) {
    const auto found = m_memo.find(at);
    if (found == m_memo.end())
        refuse("the pickle is damaged at byte " + std::to_string(m_opcode) +
               "; copy the file again.");
    m_stack.push_back(found->second);
}

void PickleMachine::pushTuple(std::size_t count) {
    PickleNode tuple{.kind = Kind::Tuple};
    tuple.children.resize(count);
    for (std::size_t i = count; i-- > 0;)
        tuple.children[i] = pop();
    push(std::move(tuple));
}

void PickleMachine::pushText(std::uint64_t size) {
    push({.kind = Kind::Text, .text = std::string(takeText(size))});
}

void PickleMachine::pushBytes(std::uint64_t size) {
    if (!m_blank)
        refuse("the pickle holds raw bytes at byte " + std::to_string(m_opcode) +
               ", which no list of tensors needs; save only the state_dict.");
    takeText(size);
    push({.kind = Kind::Blank});
}

void PickleMachine::pushLong(std::size_t size) {
    const std::string_view digits = takeText(size);
    if (size > 8) {
        if (!m_blank)
            refuse("the pickle holds a number beyond 64 bits at byte " + std::to_string(m_opcode) +
                   "; save only the state_dict.");
        return push({.kind = Kind::Blank});
    }
    std::uint64_t value = size > 0 && (digits.back() & 0x80) ? ~std::uint64_t(0) : 0;
    for (std::size_t i = size; i-- > 0;)
        value = value << 8 | static_cast<unsigned char>(digits[i]);
    push({.kind = Kind::Int, .number = std::int64_t(value)});
}

void PickleMachine::pushGlobal(std::string_view module, std::string_view name) {
    std::string global = std::string(module) + " " + std::string(name);
    if (known(global))
        return push({.kind = Kind::Global, .text = std::move(global)});
    if (m_blank && !runs(module, name))
        return push({.kind = Kind::Blank});
    std::replace(global.begin(), global.end(), ' ', '.');
    std::replace_if(
        global.begin(), global.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
    refuse(
        "the pickle asks for '" + global.substr(0, shown) +
        "', which is not needed for tensors and is not executed; save only the state_dict, or as "
        "safetensors.");
}

void PickleMachine::pushStorage() {
    const PickleNode& id = m_nodes[pop()];
    const auto part = [&](std::size_t i) -> const PickleNode& { return m_nodes[id.children[i]]; };
    const bool formed = id.kind == Kind::Tuple && id.children.size() >= 5 &&
                        part(0).kind == Kind::Text && part(0).text == "storage" &&
                        part(2).kind == Kind::Text && part(4).kind == Kind::Int;
    if (formed && part(1).kind == Kind::Blank)
        return push({.kind = Kind::Blank}); // of a type that we do not have
    const StorageClass* type =
        formed && part(1).kind == Kind::Global ? storageClass(part(1).text) : nullptr;
    if (!type || part(4).number < 0)
        refuse("the pickle is damaged at byte " + std::to_string(m_opcode) +
               ": this is no storage; copy the file again.");
    push({.kind = Kind::Storage,
          .type = type->type,
          .number = part(4).number,
          .text = part(2).text});
}

void PickleMachine::extend(const std::vector<std::uint32_t>& items, bool dict) {
    const std::uint32_t top = pop();
    m_stack.push_back(top);
    PickleNode& target = m_nodes[top];
    const bool fits =
        dict ? (target.kind == Kind::Dict || target.kind == Kind::Ordered) && items.size() % 2 == 0
             : target.kind == Kind::List;
    if (fits)
        target.children.insert(target.children.end(), items.begin(), items.end());
    else if (target.kind != Kind::Blank)
        refuse("the pickle is damaged at byte " + std::to_string(m_opcode) +
               ": what it adds to is no container; copy the file again.");
}

PickleNode PickleMachine::rebuiltTensor(const std::vector<std::uint32_t>& arguments) const {
    if (arguments.size() >= 4) {
        const PickleNode& storage = m_nodes[arguments[0]];
        const auto numbers = [&](std::uint32_t tuple) {
            return m_nodes[tuple].kind == Kind::Tuple &&
                   std::all_of(m_nodes[tuple].children.begin(), m_nodes[tuple].children.end(),
                               [&](std::uint32_t i) { return m_nodes[i].kind == Kind::Int; });
        };
        if (storage.kind == Kind::Blank)
            return {.kind = Kind::Blank};
        if (storage.kind == Kind::Storage && m_nodes[arguments[1]].kind == Kind::Int &&
            numbers(arguments[2]) && numbers(arguments[3]))
            return {.kind = Kind::Tensor, .children = {arguments.begin(), arguments.begin() + 4}};
    }
    refuse("the pickle is damaged at byte " + std::to_string(m_opcode) +
           ": this makes no tensor; copy the file again.");
}

void PickleMachine::call() {
    const std::uint32_t arguments = pop(), callee = pop();
    const std::string& global = m_nodes[callee].text;
    if (m_nodes[callee].kind == Kind::Blank)
        return push({.kind = Kind::Blank});
    if (m_nodes[callee].kind == Kind::Global && m_nodes[arguments].kind == Kind::Tuple) {
        const std::vector<std::uint32_t> given = m_nodes[arguments].children;
        if (global == rebuildTensor)
            return push(rebuiltTensor(given));
        if (global == orderedDict && given.empty())
            return push({.kind = Kind::Ordered});
        const bool one = !given.empty();
        if (global == rebuildParameter && one &&
            (m_nodes[given[0]].kind == Kind::Tensor || m_nodes[given[0]].kind == Kind::Blank))
            return m_stack.push_back(given[0]);
        if (global == torchSize && one && m_nodes[given[0]].kind == Kind::Tuple)
            return m_stack.push_back(given[0]);
    }
    refuse("the pickle makes something that is no tensor at byte " + std::to_string(m_opcode) +
           "; save only the state_dict.");
}

void PickleMachine::build() {
    pop(); // attributes, such as the module versions that state_dict() hangs on its result
    const std::uint32_t top = pop();
    m_stack.push_back(top);
    if (m_nodes[top].kind != Kind::Ordered && m_nodes[top].kind != Kind::Blank)
        refuse("the pickle is damaged at byte " + std::to_string(m_opcode) +
               ": only a dictionary may have attributes; copy the file again.");
}

} // namespace antiphon
