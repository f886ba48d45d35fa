#include "core/formats/littleendian.h"
#include "core/formats/picklemachine.h"

#include <bit>

namespace antiphon {

template <class Number>
Number PickleMachine::take() {
    if (m_bytes.size() - m_at < sizeof(Number))
        refuse("the pickle breaks off at byte " + std::to_string(m_at) + "; copy the file again.");
    const auto value = loadLittle<Number>(m_bytes, m_at);
    m_at += sizeof(Number);
    return value;
}

/// One opcode; false at the end.
bool PickleMachine::step() {
    m_opcode = m_at;
    const auto opcode = take<std::uint8_t>();
    switch (opcode) {
    case 0x80: // PROTO
        take<std::uint8_t>();
        break;
    case 0x95: // FRAME
        take<std::uint64_t>();
        break;
    case '(': // MARK
        m_marks.push_back(m_stack.size());
        break;
    case '0': // POP
        pop();
        break;
    case 'N': // NONE
        push({});
        break;
    case 0x88: // NEWTRUE, NEWFALSE
    case 0x89:
        push({.kind = Kind::Bool, .number = opcode == 0x88});
        break;
    case 'K': // BININT1
        push({.kind = Kind::Int, .number = take<std::uint8_t>()});
        break;
    case 'M': // BININT2
        push({.kind = Kind::Int, .number = take<std::uint16_t>()});
        break;
    case 'J': // BININT
        push({.kind = Kind::Int, .number = take<std::int32_t>()});
        break;
    case 0x8A: // LONG1
        pushLong(take<std::uint8_t>());
        break;
    case 'G': // BINFLOAT, big-endian
        push({.kind = Kind::Real,
              .real = std::bit_cast<double>(__builtin_bswap64(take<std::uint64_t>()))});
        break;
    case 0x8C: // SHORT_BINUNICODE
    case 'U':  // SHORT_BINSTRING, of Python 2
        pushText(take<std::uint8_t>());
        break;
    case 'X': // BINUNICODE
    case 'T': // BINSTRING
        pushText(take<std::uint32_t>());
        break;
    case 0x8D: // BINUNICODE8
        pushText(take<std::uint64_t>());
        break;
    case 'C': // SHORT_BINBYTES
        pushBytes(take<std::uint8_t>());
        break;
    case 'B': // BINBYTES
        pushBytes(take<std::uint32_t>());
        break;
    case 0x8E: // BINBYTES8
    case 0x96: // BYTEARRAY8
        pushBytes(take<std::uint64_t>());
        break;
    case ']': // EMPTY_LIST
        push({.kind = Kind::List});
        break;
    case '}': // EMPTY_DICT
        push({.kind = Kind::Dict});
        break;
    case ')': // EMPTY_TUPLE, TUPLE1 ... 3
        pushTuple(0);
        break;
    case 0x85:
    case 0x86:
    case 0x87:
        pushTuple(opcode - 0x84u);
        break;
    case 't': // TUPLE
        push({.kind = Kind::Tuple, .children = popToMark()});
        break;
    case 'a': // APPEND
        extend({pop()}, false);
        break;
    case 'e': // APPENDS
        extend(popToMark(), false);
        break;
    case 's': { // SETITEM
        const std::uint32_t value = pop(), key = pop();
        extend({key, value}, true);
        break;
    }
    case 'u': // SETITEMS
        extend(popToMark(), true);
        break;
    case 'q': // BINPUT
        remember(take<std::uint8_t>());
        break;
    case 'r': // LONG_BINPUT
        remember(take<std::uint32_t>());
        break;
    case 0x94: // MEMOIZE
        remember(m_memo.size());
        break;
    case 'h': // BINGET
        recall(take<std::uint8_t>());
        break;
    case 'j': // LONG_BINGET
        recall(take<std::uint32_t>());
        break;
    case 'c': { // GLOBAL
        const std::string_view module = takeLine(), name = takeLine();
        pushGlobal(module, name);
        break;
    }
    case 0x93: { // STACK_GLOBAL
        const std::uint32_t name = pop(), module = pop();
        if (m_nodes[name].kind != Kind::Text || m_nodes[module].kind != Kind::Text)
            refuse("the pickle is damaged at byte " + std::to_string(m_opcode) +
                   "; copy the file again.");
        pushGlobal(m_nodes[module].text, m_nodes[name].text);
        break;
    }
    case 'Q': // BINPERSID
        pushStorage();
        break;
    case 'R':  // REDUCE
    case 0x81: // NEWOBJ
        call();
        break;
    case 'b': // BUILD
        build();
        break;
    case '.': // STOP
        return false;
    default: {
        static const char digits[] = "0123456789abcdef";
        refuse(std::string("the pickle uses the opcode 0x") + digits[opcode >> 4] +
               digits[opcode & 15] + " at byte " + std::to_string(m_opcode) +
               ", which tensors do not need; save only the state_dict, or as safetensors.");
    }
    }
    return true;
}

std::uint32_t PickleMachine::run() {
    while (step()) {
    }
    const std::uint32_t result = pop();
    if (!m_stack.empty() || !m_marks.empty())
        refuse("the pickle ends too early, at byte " + std::to_string(m_opcode) +
               "; copy the file again.");
    return result;
}

} // namespace antiphon
