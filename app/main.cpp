#include "app/window/session.h"

int main() {
    return 0;
}
