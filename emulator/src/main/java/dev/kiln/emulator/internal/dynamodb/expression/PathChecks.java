package dev.kiln.emulator.internal.dynamodb.expression;

import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What paths must be, by themselves and beside each other. */
final class PathChecks {
    private PathChecks() {}

    /** Refuses names that are reserved words; given names are not. */
    static void refuseReserved(Path path, Wording wording) {
        for (Path.Step step : path.steps()) {
            if (step instanceof Path.Member member && ReservedWords.contains(member.name())) {
                throw wording.invalid("Attribute name is a reserved keyword; reserved keyword: " + member.name());
            }
        }
    }

    static void refuseDeep(Path path, Wording wording) {
        if (path.steps().size() > Limits.PATH_STEPS) {
            throw wording.invalid("The document path has too many nesting levels; nesting levels: "
                    + path.steps().size());
        }
    }

    /** Refuses paths of which one leads through the other, or which take one document for a map and for a list. */
    static void refuseOverlaps(List<Path> paths, Wording wording) {
        refuseOverlaps(paths, wording::invalid);
    }

    /** Refuses such paths where errors name no expression. */
    static void refuseOverlaps(List<Path> paths, Function<String, AwsServiceException> invalid) {
        String conflict = "";
        for (int second = 1; second < paths.size(); second++) {
            for (int first = 0; first < second; first++) {
                Relation relation = relation(paths.get(first), paths.get(second));
                if (relation == Relation.OVERLAP) {
                    throw invalid.apply(message("overlap", paths.get(first), paths.get(second)));
                }
                if (relation == Relation.CONFLICT && conflict.isEmpty()) {
                    conflict = message("conflict", paths.get(first), paths.get(second));
                }
            }
        }
        if (!conflict.isEmpty()) {
            throw invalid.apply(conflict);
        }
    }

    private enum Relation {
        NONE,
        OVERLAP,
        CONFLICT
    }

    private static Relation relation(Path one, Path two) {
        int common = Math.min(one.steps().size(), two.steps().size());
        for (int i = 0; i < common; i++) {
            Path.Step a = one.steps().get(i);
            Path.Step b = two.steps().get(i);
            if (a instanceof Path.Element != b instanceof Path.Element) {
                return Relation.CONFLICT;
            }
            if (!a.equals(b)) {
                return Relation.NONE;
            }
        }
        return Relation.OVERLAP;
    }

    private static String message(String verb, Path one, Path two) {
        return "Two document paths " + verb + " with each other; must remove or rewrite one of these paths; path one: "
                + one + ", path two: " + two;
    }
}
