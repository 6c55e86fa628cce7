package dev.kiln.emulator.internal.dynamodb.expression;

import java.util.ArrayList;
import java.util.List;

/** The grammar of projections: paths with commas between. */
final class ProjectionSyntax {
    private ProjectionSyntax() {}

    static List<Path> parse(Wording wording, String text) {
        Syntax syntax = new Syntax(wording, text);
        List<Path> paths = new ArrayList<>();
        do {
            paths.add(syntax.path());
        } while (syntax.takeSymbol(","));
        syntax.expectEnd();
        paths.forEach(path -> PathChecks.refuseReserved(path, wording));
        paths.forEach(path -> PathChecks.refuseDeep(path, wording));
        return paths;
    }
}
