# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'task_evidence.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QComboBox, QFormLayout, QLabel,
    QLineEdit, QListWidget, QListWidgetItem, QPushButton,
    QSizePolicy, QWidget)

class Ui_TaskEvidence(object):
    def setupUi(self, TaskEvidence):
        if not TaskEvidence.objectName():
            TaskEvidence.setObjectName(u"TaskEvidence")
        self.rows = QFormLayout(TaskEvidence)
        self.rows.setObjectName(u"rows")
        self.rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self.about = QLabel(TaskEvidence)
        self.about.setObjectName(u"about")
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setWordWrap(True)

        self.rows.setWidget(0, QFormLayout.ItemRole.SpanningRole, self.about)

        self.numberLabel = QLabel(TaskEvidence)
        self.numberLabel.setObjectName(u"numberLabel")
        self.numberLabel.setMinimumSize(QSize(0, 30))
        self.numberLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.rows.setWidget(1, QFormLayout.ItemRole.LabelRole, self.numberLabel)

        self.number = QLineEdit(TaskEvidence)
        self.number.setObjectName(u"number")

        self.rows.setWidget(1, QFormLayout.ItemRole.FieldRole, self.number)

        self.dateLabel = QLabel(TaskEvidence)
        self.dateLabel.setObjectName(u"dateLabel")
        self.dateLabel.setMinimumSize(QSize(0, 30))
        self.dateLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.rows.setWidget(2, QFormLayout.ItemRole.LabelRole, self.dateLabel)

        self.date = QLineEdit(TaskEvidence)
        self.date.setObjectName(u"date")

        self.rows.setWidget(2, QFormLayout.ItemRole.FieldRole, self.date)

        self.subjectLabel = QLabel(TaskEvidence)
        self.subjectLabel.setObjectName(u"subjectLabel")
        self.subjectLabel.setMinimumSize(QSize(0, 30))
        self.subjectLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.rows.setWidget(3, QFormLayout.ItemRole.LabelRole, self.subjectLabel)

        self.subject = QLineEdit(TaskEvidence)
        self.subject.setObjectName(u"subject")

        self.rows.setWidget(3, QFormLayout.ItemRole.FieldRole, self.subject)

        self.issuerLabel = QLabel(TaskEvidence)
        self.issuerLabel.setObjectName(u"issuerLabel")
        self.issuerLabel.setMinimumSize(QSize(0, 30))
        self.issuerLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.rows.setWidget(4, QFormLayout.ItemRole.LabelRole, self.issuerLabel)

        self.issuer = QLineEdit(TaskEvidence)
        self.issuer.setObjectName(u"issuer")

        self.rows.setWidget(4, QFormLayout.ItemRole.FieldRole, self.issuer)

        self.placeLabel = QLabel(TaskEvidence)
        self.placeLabel.setObjectName(u"placeLabel")
        self.placeLabel.setMinimumSize(QSize(0, 30))
        self.placeLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.rows.setWidget(5, QFormLayout.ItemRole.LabelRole, self.placeLabel)

        self.place = QLineEdit(TaskEvidence)
        self.place.setObjectName(u"place")

        self.rows.setWidget(5, QFormLayout.ItemRole.FieldRole, self.place)

        self.labelLabel = QLabel(TaskEvidence)
        self.labelLabel.setObjectName(u"labelLabel")
        self.labelLabel.setMinimumSize(QSize(0, 30))
        self.labelLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.rows.setWidget(6, QFormLayout.ItemRole.LabelRole, self.labelLabel)

        self.label = QComboBox(TaskEvidence)
        self.label.setObjectName(u"label")

        self.rows.setWidget(6, QFormLayout.ItemRole.FieldRole, self.label)

        self.filesLabel = QLabel(TaskEvidence)
        self.filesLabel.setObjectName(u"filesLabel")
        self.filesLabel.setMinimumSize(QSize(0, 30))
        self.filesLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.rows.setWidget(7, QFormLayout.ItemRole.LabelRole, self.filesLabel)

        self.files = QListWidget(TaskEvidence)
        self.files.setObjectName(u"files")

        self.rows.setWidget(7, QFormLayout.ItemRole.FieldRole, self.files)

        self.chooseLabel = QLabel(TaskEvidence)
        self.chooseLabel.setObjectName(u"chooseLabel")
        self.chooseLabel.setMinimumSize(QSize(0, 30))
        self.chooseLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.rows.setWidget(8, QFormLayout.ItemRole.LabelRole, self.chooseLabel)

        self.choose = QPushButton(TaskEvidence)
        self.choose.setObjectName(u"choose")
        self.choose.setAutoDefault(False)

        self.rows.setWidget(8, QFormLayout.ItemRole.FieldRole, self.choose)

#if QT_CONFIG(shortcut)
        self.numberLabel.setBuddy(self.number)
        self.dateLabel.setBuddy(self.date)
        self.subjectLabel.setBuddy(self.subject)
        self.issuerLabel.setBuddy(self.issuer)
        self.placeLabel.setBuddy(self.place)
        self.labelLabel.setBuddy(self.label)
        self.filesLabel.setBuddy(self.files)
        self.chooseLabel.setBuddy(self.choose)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.number, self.date)
        QWidget.setTabOrder(self.date, self.subject)
        QWidget.setTabOrder(self.subject, self.issuer)
        QWidget.setTabOrder(self.issuer, self.place)
        QWidget.setTabOrder(self.place, self.label)
        QWidget.setTabOrder(self.label, self.files)
        QWidget.setTabOrder(self.files, self.choose)

        self.retranslateUi(TaskEvidence)

        QMetaObject.connectSlotsByName(TaskEvidence)
    # setupUi

    def retranslateUi(self, TaskEvidence):
        self.about.setText("")
        self.numberLabel.setText(QCoreApplication.translate("TaskEvidence", u"S\u1ed1, k\u00fd hi\u1ec7u:", None))
        self.number.setPlaceholderText(QCoreApplication.translate("TaskEvidence", u"V\u00ed d\u1ee5: 15/BC-UBND", None))
        self.dateLabel.setText(QCoreApplication.translate("TaskEvidence", u"Ng\u00e0y v\u0103n b\u1ea3n:", None))
        self.date.setPlaceholderText(QCoreApplication.translate("TaskEvidence", u"dd/mm/yyyy", None))
        self.subjectLabel.setText(QCoreApplication.translate("TaskEvidence", u"Tr\u00edch y\u1ebfu:", None))
        self.subject.setPlaceholderText(QCoreApplication.translate("TaskEvidence", u"N\u1ed9i dung c\u1ee7a v\u0103n b\u1ea3n ho\u1eb7c t\u1ec7p", None))
        self.issuerLabel.setText(QCoreApplication.translate("TaskEvidence", u"C\u01a1 quan ban h\u00e0nh:", None))
        self.issuer.setPlaceholderText(QCoreApplication.translate("TaskEvidence", u"\u0110\u1ec3 tr\u1ed1ng n\u1ebfu l\u00e0 v\u0103n b\u1ea3n c\u1ee7a x\u00e3", None))
        self.placeLabel.setText(QCoreApplication.translate("TaskEvidence", u"Ch\u1ed7 ch\u1ee9ng minh:", None))
        self.place.setPlaceholderText(QCoreApplication.translate("TaskEvidence", u"V\u00ed d\u1ee5: m\u1ee5c II.3, trang 4", None))
        self.labelLabel.setText(QCoreApplication.translate("TaskEvidence", u"Cho l\u1ea7n th\u1ef1c hi\u1ec7n:", None))
        self.filesLabel.setText(QCoreApplication.translate("TaskEvidence", u"T\u1ec7p k\u00e8m theo:", None))
#if QT_CONFIG(tooltip)
        self.files.setToolTip(QCoreApplication.translate("TaskEvidence", u"K\u00e9o t\u1ec7p t\u1eeb th\u01b0 m\u1ee5c th\u1ea3 v\u00e0o \u0111\u00e2y", None))
#endif // QT_CONFIG(tooltip)
        self.chooseLabel.setText("")
        self.choose.setText(QCoreApplication.translate("TaskEvidence", u"Ch\u1ecdn t\u1ec7p\u2026 (ho\u1eb7c k\u00e9o th\u1ea3 v\u00e0o \u00f4 tr\u00ean)", None))
        pass
    # retranslateUi

